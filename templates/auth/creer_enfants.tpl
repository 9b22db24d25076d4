{{%AUTOESCAPE context="HTML"}}
{{! Créer un compte, étape 3 : relire les enfants et le compte, puis créer. }}
{{! CODE_MORT : un code a été retiré de la liste ; TITULAIRES_DIFFERENTS : les codes sont à plusieurs personnes }}
{{! AVEC_TITULAIRE : le code d’un parent ; DEJA_UN_COMPTE : l’élève en a déjà un, DEJA_POUR : et l’on sait de qui }}
{{! AUTRE : on peut ajouter un enfant ; ETAPE : auth/etape.tpl }}
{{>ERREURS}}
{{>ETAPE}}
{{#CODE_MORT}}<p class="message alerte" role="status">Le code {{DE}}<strong>{{PRENOM}}</strong> ne sert plus&nbsp;: il a été utilisé ou remplacé entre-temps. {{PRENOM}} n’est donc plus dans la liste&nbsp;: ajoutez son nouveau code, ou demandez-en un à l’établissement.</p>
{{/CODE_MORT}}{{#TITULAIRES_DIFFERENTS}}<p class="message alerte">Ces codes ne sont pas destinés à la même personne. Un compte est personnel&nbsp;: continuez si c’est bien vous, écrit autrement&nbsp;; sinon, retirez de la liste le code de l’autre&nbsp;: chacun crée le sien avec son code.</p>
{{/TITULAIRES_DIFFERENTS}}<h2>{{TITRE_LISTE}}</h2>
<ul class="tuiles">
  {{#ENFANT}}<li class="tuile">
    <h3>{{PRENOM}}</h3>
    <p>{{#EN_DIVISION}}{{DIVISION}}, {{/EN_DIVISION}}{{ETABLISSEMENT}}</p>
    {{#AVEC_TITULAIRE}}<p class="second">Code destiné à {{TITULAIRE}}.</p>
    <p><a href="{{RACINE}}/compte/creer/contester/{{POIGNEE:u}}">Je ne suis pas le représentant légal de cet élève<span class="hors-ecran"> ({{PRENOM}})</span></a></p>{{/AVEC_TITULAIRE}}
    <form method="post" action="{{RACINE}}/compte/creer/retirer/{{POIGNEE:u}}"><input type="hidden" name="_csrf" value="{{CSRF}}"><button class="second-choix" type="submit">Retirer<span class="hors-ecran"> {{PRENOM}} de la liste, sans utiliser le code</span></button></form>
  </li>
  {{/ENFANT}}
</ul>
{{#DEJA_UN_COMPTE}}<div class="message alerte">
  <p>Un compte a déjà été ouvert avec un code précédent{{#DEJA_POUR}} ({{QUI}}){{/DEJA_POUR}}. S’il est à vous, n’en créez pas un second&nbsp;:</p>
  <ul>
    <li><a href="{{RACINE}}/connexion?retour=/compte/enfants/ajouter">connectez-vous et ajoutez ce code</a>&nbsp;;</li>
    <li>ou, si son mot de passe est perdu, <a href="{{RACINE}}/compte/recuperer/code">rouvrez-le avec ce code</a>.</li>
  </ul>
</div>
{{/DEJA_UN_COMPTE}}{{#AUTRE}}<p><a class="bouton second-choix" href="{{RACINE}}/compte/creer/code">Ajouter un autre enfant</a></p>
{{/AUTRE}}<h2>Votre compte</h2>
<dl class="fiche">
  <dt>Identifiant</dt><dd>{{IDENTIFIANT}}</dd>
  <dt>Mot de passe</dt><dd>celui que vous avez choisi</dd>
  <dt>Adresse électronique</dt><dd>{{#AVEC_COURRIEL}}{{COURRIEL}}{{/AVEC_COURRIEL}}{{!
    }}{{#SANS_COURRIEL}}aucune : sans elle, un mot de passe oublié demande un nouveau code de l’établissement{{/SANS_COURRIEL}}</dd>
</dl>
<p><a href="{{RACINE}}/compte/creer">Modifier l’identifiant, le mot de passe ou l’adresse</a></p>
<form method="post" action="{{RACINE}}/compte/creer/enfants">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="jeton" value="{{JETON}}">
  <div class="actions">
    <button type="submit">Créer mon compte</button>
  </div>
</form>
