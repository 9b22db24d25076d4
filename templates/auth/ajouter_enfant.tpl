{{%AUTOESCAPE context="HTML"}}{{>ERREURS}}
<form method="post" action="{{RACINE}}/compte/enfants/ajouter" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{>CHAMPS}}
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>
