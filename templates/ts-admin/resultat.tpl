{{%AUTOESCAPE context="HTML"}}
{{! La fin d’une génération de codes. NOTIFIER : l’on a le droit de notifier ; TABLE : plusieurs divisions }}
<div class="message succes"><p>{{COMPTE}} le {{QUAND}} ({{CRITERES}}).</p></div>
<p class="actions">{{#NOTIFIER}}<a class="bouton" href="{{RACINE}}/ts-admin/notification">Notifier les familles</a> {{/NOTIFIER}}<a class="bouton second-choix" href="{{RACINE}}/ts-admin/codes">Gérer les codes</a></p>
{{#TABLE}}<table>
  <caption>Codes générés, par division</caption>
  <thead><tr><th scope="col">Division</th><th scope="col" class="nombre">Codes</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{DIVISION}}</th><td class="nombre">{{NOMBRE}}</td></tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/TABLE}}
