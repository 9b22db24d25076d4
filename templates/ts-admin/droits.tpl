{{%AUTOESCAPE context="HTML"}}{{#ENREGISTRE}}<div class="message succes" role="status"><p>Les droits sont enregistrés.</p></div>
{{/ENREGISTRE}}
<table class="cartes">
  <caption>Personnel de l’établissement</caption>
  <thead><tr><th scope="col">Nom</th><th scope="col">Fonction</th><th scope="col">Applications</th><th scope="col">Action</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{NOM}}</th><td data-col="Fonction">{{FONCTION}}</td><td data-col="Applications">{{DROITS}}</td><td data-col="Action">{{#MODIFIER}}<a href="{{RACINE}}/ts-admin/droits/{{CLE:u}}">Modifier<span class="hors-ecran"> les droits de {{NOM}}</span></a>{{/MODIFIER}}</td></tr>
    {{/LIGNE}}
  </tbody>
</table>
