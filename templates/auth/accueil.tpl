{{%AUTOESCAPE context="HTML"}}
{{! L’accueil du site. }}
{{! DECONNECTE, SUPPRIME : on vient de se déconnecter, ou de supprimer son compte }}
{{! ANONYME : personne n’est connecté ; CONNECTE : sinon, avec une tuile pour ce qui est ouvert à ce compte }}
{{! FAMILLE : un parent ou un élève ; AGENT : un personnel d’un établissement ; PERSONNEL : qui peut déposer des fichiers }}
{{#DECONNECTE}}<p class="message succes" role="status">Vous êtes déconnecté. Sur un ordinateur partagé, fermez aussi le navigateur.</p>
{{/DECONNECTE}}{{#SUPPRIME}}<p class="message succes" role="status">✓ Votre compte est supprimé. Les établissements concernés le voient dans la liste de leurs codes.</p>
{{/SUPPRIME}}{{#ANONYME}}<ul class="tuiles">
  <li class="tuile">
    <h2>J’ai déjà un compte</h2>
    <p>Parents, élèves et personnels entrent par la même page.</p>
    <p><a class="bouton" href="{{RACINE}}/connexion">Se connecter</a></p>
  </li>
  <li class="tuile">
    <h2>J’ai reçu un code</h2>
    <p>Le courrier ou le message de l’établissement contient un code de 16 caractères. Il vous faut aussi la date de naissance de l’élève.</p>
    <p><a class="bouton" href="{{RACINE}}/compte/creer">Créer un compte</a></p>
  </li>
</ul>
<h2>À quoi sert ce site</h2>
<p>Les établissements de l’académie qui le souhaitent ouvrent à leurs familles des services en ligne&nbsp;: les absences et les notes. Un seul compte suffit pour tous vos enfants, même dans des établissements différents.</p>
<p>Rien ne vous oblige à utiliser ces services : l’établissement reste à votre disposition.</p>
<p><a href="{{RACINE}}/compte/recuperer">Identifiant ou mot de passe oublié</a></p>
{{/ANONYME}}{{#CONNECTE}}<ul class="tuiles">
  {{#FAMILLE}}<li class="tuile">
    <h2>La scolarité</h2>
    <p>Absences, notes et équipe pédagogique.</p>
    <p><a class="bouton" href="{{RACINE}}/famille/">Ouvrir</a></p>
  </li>
  {{/FAMILLE}}{{#AGENT}}<li class="tuile">
    <h2>Les télé-services de l’établissement</h2>
    <p>Ouvrir les services, donner les codes, prévenir les familles.</p>
    <p><a class="bouton" href="{{RACINE}}/ts-admin/">Ouvrir</a></p>
  </li>
  {{/AGENT}}{{#PERSONNEL}}<li class="tuile">
    <h2>FileX, le dépôt de fichiers</h2>
    <p>Déposer un fichier volumineux, transmettre son adresse, savoir qui l’a reçu.</p>
    <p><a class="bouton" href="{{RACINE}}/filex/">Ouvrir FileX</a></p>
  </li>
  {{/PERSONNEL}}<li class="tuile">
    <h2>Mon compte</h2>
    <p>Mot de passe, adresse électronique, appareils connectés.</p>
    <p><a class="bouton second-choix" href="{{RACINE}}/compte">Ouvrir mon compte</a></p>
  </li>
</ul>
{{/CONNECTE}}
