{{%AUTOESCAPE context="HTML"}}{{#AVIS}}<div class="message alerte" role="alert"><p>{{MOTIFS}}</p></div>
{{/AVIS}}{{#PHRASE}}<p>{{TEXTE}}</p>
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
