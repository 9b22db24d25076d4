{{%AUTOESCAPE context="HTML"}}
{{! L’aide. Chaque académie peut y mettre ses propres mots et l’adresse de son assistance. }}
<h2>Créer son compte</h2>
<p>Il vous faut le code de 16 caractères envoyé par l’établissement et la date de naissance de l’élève. Les espaces, les tirets, les majuscules et les minuscules ne comptent pas.</p>
<p><a href="{{RACINE}}/compte/creer">Créer un compte</a></p>
<h2>Le code ne fonctionne pas</h2>
<ul>
  <li>Comparez-le au courrier, groupe par groupe : le site signale les fautes de frappe.</li>
  <li>Vérifiez la date de naissance : c’est celle de l’élève, et non la vôtre.</li>
  <li>Un code ne sert qu’une fois et a une date limite. Un code plus récent remplace le précédent.</li>
  <li>Après cinq dates fausses, le code est suspendu : demandez-en un autre à l’établissement.</li>
</ul>
<h2>Plusieurs enfants</h2>
<p>Un seul compte suffit. Chaque enfant a son code ; ajoutez-les à la création du compte ou plus tard dans <a href="{{RACINE}}/compte">Mon compte</a>, même s’ils sont dans des établissements différents.</p>
<h2>Identifiant ou mot de passe oublié</h2>
<p>Si vous avez confirmé une adresse électronique, <a href="{{RACINE}}/compte/recuperer">demandez un lien par courriel</a>. Sinon, demandez un nouveau code à l’établissement, puis <a href="{{RACINE}}/compte/recuperer/code">rouvrez votre compte avec ce code</a>, sans en créer un second.</p>
<h2>Je ne vois pas les notes ou les absences</h2>
<p>Chaque établissement choisit les services qu’il ouvre et la date à laquelle les notes sont visibles. La page de l’enfant dit pourquoi il n’y a encore rien.</p>
<h2>Ouvrir les services d’un établissement</h2>
<p>Le chef d’établissement, ses adjoints et les personnels à qui il en donne le droit travaillent dans « Télé-services », dans leur menu.</p>
<ol>
  <li>Déclarez que l’établissement propose les services, puis ouvrez « Notes » et « Absences », et choisissez quand les notes deviennent visibles.</li>
  <li>Générez les codes d’activation : choisissez les divisions, vérifiez la liste, confirmez.</li>
  <li>Notifiez les familles par courriel ou par un PDF de lettres à imprimer, puis suivez où en est chaque classe dans le tableau de bord.</li>
  <li>Pour une famille en particulier, cherchez son nom dans « Codes d’activation » : nouveau code, désactivation, refus, histoire.</li>
</ol>
<h2>Envoyer de gros fichiers (FileX)</h2>
<p>Le personnel dépose ses fichiers dans FileX, qui paraît dans son menu, puis transmet l’adresse obtenue, ou laisse le site l’envoyer aux destinataires. Les fichiers sont effacés à la date choisie. Il peut aussi inviter une personne sans compte à lui en envoyer&nbsp;: elle ouvre l’adresse reçue, choisit ses fichiers et les envoie.</p>
<ul>
  <li>Un envoi coupé n’est pas perdu : ouvrez « Dépôts en cours » et choisissez de nouveau les mêmes fichiers.</li>
  <li>Le mot de passe d’un dépôt ne part jamais avec son adresse : donnez-le par téléphone, par exemple.</li>
  <li>Qui reçoit un lien télécharge avec un simple navigateur, sans compte. Un lien expiré ou terminé le dit.</li>
</ul>
<h2>Sécurité</h2>
<p>Ne donnez à personne votre mot de passe ni votre code. La page <a href="{{RACINE}}/compte">Mon compte</a> montre quand et d’où l’on s’est connecté, et permet de fermer les autres connexions.</p>
<h2>Supprimer son compte</h2>
<p>Au bas de la page <a href="{{RACINE}}/compte">Mon compte</a>, vous pouvez télécharger vos données et supprimer le compte. Les élèves et leurs notes ne changent pas.</p>
<h2>Qui contacter</h2>
<p>Pour un code, une note ou une absence : la vie scolaire ou le secrétariat de l’établissement, dont les coordonnées sont sur la page de l’enfant et sur le courrier reçu.</p>
