{{%AUTOESCAPE context="HTML"}}
{{! Le plan du site. FAMILLE, AGENT, PERSONNEL : comme dans auth/accueil.tpl }}
<h2>Pour tous</h2>
<ul>
  <li><a href="{{RACINE}}/">Accueil</a></li>
  <li><a href="{{RACINE}}/connexion">Se connecter</a></li>
  <li><a href="{{RACINE}}/compte/creer">Créer un compte</a></li>
  <li><a href="{{RACINE}}/compte/recuperer">Identifiant ou mot de passe oublié</a></li>
  <li><a href="{{RACINE}}/aide">Aide</a></li>
  <li><a href="{{RACINE}}/accessibilite">Accessibilité</a></li>
  <li><a href="{{RACINE}}/mentions-legales">Mentions légales</a></li>
</ul>
{{#CONNECTE}}<h2>Mon compte</h2>
<ul>
  <li><a href="{{RACINE}}/compte">Mon compte</a></li>
  <li><a href="{{RACINE}}/compte/mot-de-passe">Changer de mot de passe</a></li>
  <li><a href="{{RACINE}}/compte/courriel">Changer d’adresse électronique</a></li>
  <li><a href="{{RACINE}}/compte/donnees" download>Télécharger mes données</a></li>
  {{#FAMILLE}}<li><a href="{{RACINE}}/compte/supprimer">Supprimer mon compte</a></li>
  <li><a href="{{RACINE}}/compte/enfants/ajouter">Ajouter un enfant</a></li>
  <li><a href="{{RACINE}}/famille/">La scolarité : absences, notes, équipe pédagogique</a></li>
  {{/FAMILLE}}{{#AGENT}}<li><a href="{{RACINE}}/ts-admin/">Les télé-services de l’établissement</a></li>
  {{/AGENT}}{{#PERSONNEL}}<li><a href="{{RACINE}}/filex/">FileX : déposer un fichier volumineux</a></li>
  <li><a href="{{RACINE}}/filex/mes-fichiers">FileX : mes fichiers</a></li>
  <li><a href="{{RACINE}}/filex/jetons">FileX : déposer par curl</a></li>
  {{/PERSONNEL}}
</ul>
{{/CONNECTE}}
