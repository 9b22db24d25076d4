{{%AUTOESCAPE context="HTML"}}{{#PHRASE}}<p>{{TEXTE}}</p>
{{/PHRASE}}
<form method="post" action="{{RACINE}}{{ACTION}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{#CHAMP}}<input type="hidden" name="{{NOM}}" value="{{VALEUR}}">
  {{/CHAMP}}
  <p class="actions">
    <button type="submit"{{#DANGER}} class="danger"{{/DANGER}}>{{BOUTON}}</button>
    <a class="bouton second-choix" href="{{RACINE}}{{RETOUR}}">Annuler</a>
  </p>
</form>
