{{%AUTOESCAPE context="HTML"}}{{#VIDE}}<p>Rien n’est inscrit ici.</p>
{{/VIDE}}
{{#TABLE}}<table class="cartes">
  <caption>Journal</caption>
  <thead><tr><th scope="col">Quand</th><th scope="col">Qui</th><th scope="col">Quoi</th><th scope="col">Depuis</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{QUAND}}</th><td data-col="Qui">{{QUI}}</td><td data-col="Quoi">{{QUOI}}</td><td data-col="Depuis">{{OU}}</td></tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/TABLE}}
{{#PAGES}}<ul class="pages">
  {{#PRECEDENTE}}<li><a href="{{RACINE}}/ts-admin/journal?page={{NUMERO:u}}">Page précédente</a></li>{{/PRECEDENTE}}
  <li>Page {{ICI}} sur {{SUR}}</li>
  {{#SUIVANTE}}<li><a href="{{RACINE}}/ts-admin/journal?page={{NUMERO:u}}">Page suivante</a></li>{{/SUIVANTE}}
</ul>
{{/PAGES}}
