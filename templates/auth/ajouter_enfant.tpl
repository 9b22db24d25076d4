{{%AUTOESCAPE context="HTML"}}{{>ERREURS}}
<p>Vous êtes dans le compte {{DE}}<strong>{{COMPTE}}</strong>. Ce n’est pas vous&nbsp;? Déconnectez-vous d’abord{{#RESPONSABLE}}&nbsp;: chaque responsable a son propre compte{{/RESPONSABLE}}.</p>
<form method="post" action="{{RACINE}}/compte/enfants/ajouter" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{>CHAMPS}}
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>
