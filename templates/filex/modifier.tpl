{{%AUTOESCAPE context="HTML"}}{{>ERREURS}}
<form method="post" action="{{RACINE}}{{PAGE}}/modifier" autocomplete="off" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{>OPTIONS}}
  <div class="actions">
    <button type="submit">Enregistrer</button>
    <a href="{{RACINE}}{{PAGE}}">Retour au dépôt</a>
  </div>
</form>
