{{%AUTOESCAPE context="HTML"}}
{{! Modifier un dépôt. OPTIONS : filex/options.tpl ; CONFLIT : il a changé entre-temps ; VU : l’état que la page montrait }}
{{>ERREURS}}
{{#CONFLIT}}<div class="message alerte" role="alert"><p>{{PHRASE_CONFLIT}}</p></div>
{{/CONFLIT}}<form method="post" action="{{RACINE}}{{PAGE}}/modifier" autocomplete="off" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="vu" value="{{VU}}">
  {{>OPTIONS}}
  <div class="actions">
    <button type="submit">Enregistrer</button>
    <a href="{{RACINE}}{{PAGE}}">Retour au dépôt</a>
  </div>
</form>
