{{%AUTOESCAPE context="HTML"}}
{{! En tête des pages d’un enfant : passer à un autre enfant, ou à un autre service (ICI : celui qu’on voit). }}
{{#AUTRES_ENFANTS}}<nav class="fratrie ecran" aria-label="Changer d’enfant">
  <p>Changer d’enfant :</p>
  <ul class="pages">
    {{#AUTRE}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}{{PAGE}}">{{NOM}}</a></li>
    {{/AUTRE}}
  </ul>
</nav>
{{/AUTRES_ENFANTS}}
<nav class="ecran" aria-label="Services de l’enfant">
  <ul class="onglets">
    {{#SERVICE}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}{{PAGE}}"{{#ICI}} aria-current="page"{{/ICI}}>{{LIBELLE}}</a></li>
    {{/SERVICE}}
  </ul>
</nav>
