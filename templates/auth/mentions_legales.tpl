{{%AUTOESCAPE context="HTML"}}
{{! Les mentions légales. Les durées sont celles que le site applique : les changer ici ne les change pas. }}
<h2>Éditeur</h2>
<p>{{ACADEMIE}}. Le recteur est directeur de la publication. Les coordonnées figurent sur le site de l’académie.</p>
<h2>Vos données</h2>
<p>Le chef d’établissement est responsable des données de la vie scolaire, l’académie de celles des comptes. Elles servent à informer les familles de la scolarité, celles de FileX à remettre des fichiers, et à rien d’autre ; elles ne sont ni vendues ni transmises à des tiers.</p>
<dl class="fiche">
  <dt>Compte</dt><dd>identifiant, adresse électronique facultative, date et adresse réseau des deux dernières connexions ; effacé 365 jours après la dernière utilisation</dd>
  <dt>Scolarité</dt><dd>notes et absences de l’année en cours ; effacées trois mois après la fin de l’année scolaire</dd>
  <dt>Élèves et familles</dt><dd>ce que l’établissement en transmet, jusqu’à trois mois après le départ de l’élève</dd>
  <dt>Journal</dt><dd>qui a fait quoi et quand, pendant un an</dd>
  <dt>Courriels</dt><dd>le contenu est effacé dès l’envoi</dd>
</dl>
<p>Dans <a href="{{RACINE}}/compte">Mon compte</a>, vous pouvez télécharger les données de votre compte, les corriger, et supprimer le compte. Pour le reste, vous pouvez consulter, corriger ou faire effacer vos données en vous adressant au chef d’établissement ou au délégué à la protection des données de l’académie. En cas de désaccord, vous pouvez saisir la CNIL (cnil.fr).</p>
<h2>FileX : déposants, destinataires et invités</h2>
<p>L’académie est responsable de ces données. Elles servent à remettre les fichiers, à dire à qui les a déposés s’ils ont été reçus, et à retrouver l’origine d’un abus.</p>
<dl class="fiche">
  <dt>Fichiers</dt><dd>jusqu’à la fin du dépôt, choisie par qui l’a fait ; effacés ensuite</dd>
  <dt>Dépôt</dt><dd>nom et taille des fichiers, message, adresses électroniques des destinataires, nom et adresse de l’invité qui dépose, signalements d’abus ; pendant un an après l’effacement des fichiers</dd>
  <dt>Téléchargements</dt><dd>qui a téléchargé quoi et quand, que voit la personne qui a déposé ; l’adresse réseau et l’appareil, qu’elle voit aussi, sont effacés un mois après les fichiers, le reste un an après</dd>
  <dt>Invitations</dt><dd>pendant un an après leur fin</dd>
</dl>
<p>Destinataire ou invité, sans compte ici : pour consulter, corriger ou faire effacer ce qui vous concerne, adressez-vous à la personne qui vous a écrit, ou au délégué à la protection des données de l’académie.</p>
<h2>Cookie</h2>
<p>Un seul cookie est déposé, indispensable à la connexion et aux formulaires. Il disparaît à la fermeture du navigateur. Aucune mesure d’audience, aucun contenu venu d’un autre site.</p>
<h2>Logiciel</h2>
<p>Télé-services est un logiciel libre, sous licence EUPL 1.2.</p>
