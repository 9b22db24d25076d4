{{%AUTOESCAPE context="HTML"}}
{{! Confirmer qu’on met fin à un dépôt. FICHIERS ou SANS_FICHIER : ce qui sera effacé }}
<p>{{CONSEQUENCE}}{{#SANS_FICHIER}}.</p>
{{/SANS_FICHIER}}{{#FICHIERS}}&nbsp;:</p>
<ul>
  {{#FICHIER}}<li><bdi>{{NOM_FICHIER}}</bdi></li>
  {{/FICHIER}}
</ul>
{{/FICHIERS}}<p>On ne peut pas revenir en arrière.</p>
<form method="post" action="{{RACINE}}{{PAGE}}/fin">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p class="actions">
    <button type="submit" class="danger">{{BOUTON}}</button>
    <a class="bouton second-choix" href="{{RACINE}}{{PAGE}}">Annuler</a>
  </p>
</form>
