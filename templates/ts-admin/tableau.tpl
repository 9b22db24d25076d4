{{%AUTOESCAPE context="HTML"}}{{#VIDE}}<div class="message"><p>Aucun couple élève/responsable&nbsp;: importez d’abord les données de SIECLE.</p></div>
{{/VIDE}}
{{#TABLE}}<p>Sont comptés les responsables légaux des élèves présents. Dans chaque barre, de la plus longue à la plus courte&nbsp;: codes générés, notifiés, accès ouverts.</p>
<div class="defile" role="region" aria-label="Tableau de bord" tabindex="0">
<table>
  <caption>Avancement par division</caption>
  <thead><tr><th scope="col">Division</th><th scope="col">Part</th><th scope="col" class="nombre">Couples</th><th scope="col" class="nombre">Générés</th><th scope="col" class="nombre">Notifiés</th><th scope="col" class="nombre">Accès ouverts</th><th scope="col" class="nombre">Expirés</th><th scope="col" class="nombre">Refusés</th><th scope="col" class="nombre">Fermés</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{DIVISION}}</th>
      <td><svg width="120" height="16" viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label="{{DIVISION}}&nbsp;: {{PART_GENERES}}&nbsp;% générés, {{PART_NOTIFIES}}&nbsp;% notifiés, {{PART_UTILISES}}&nbsp;% ouverts"><rect x="0" y="0" width="100" height="16" fill="currentColor" fill-opacity="0.08"></rect><rect x="0" y="0" width="{{PART_GENERES}}" height="16" fill="currentColor" fill-opacity="0.2"></rect><rect x="0" y="2" width="{{PART_NOTIFIES}}" height="12" fill="currentColor" fill-opacity="0.4"></rect><rect x="0" y="5" width="{{PART_UTILISES}}" height="6" fill="currentColor"></rect></svg></td>
      <td class="nombre">{{COUPLES}}</td><td class="nombre">{{GENERES}}</td><td class="nombre">{{NOTIFIES}}</td><td class="nombre">{{UTILISES}}</td><td class="nombre">{{EXPIRES}}</td><td class="nombre">{{REFUSES}}</td><td class="nombre">{{FERMES}}</td></tr>
    {{/LIGNE}}
  </tbody>
  {{#ENSEMBLE}}<tfoot><tr><th scope="row">{{DIVISION}}</th><td>{{PART_UTILISES}}&nbsp;% ouverts</td><td class="nombre">{{COUPLES}}</td><td class="nombre">{{GENERES}}</td><td class="nombre">{{NOTIFIES}}</td><td class="nombre">{{UTILISES}}</td><td class="nombre">{{EXPIRES}}</td><td class="nombre">{{REFUSES}}</td><td class="nombre">{{FERMES}}</td></tr></tfoot>
  {{/ENSEMBLE}}
</table>
</div>
<p><a href="{{RACINE}}/ts-admin/tableau.csv">Exporter ce tableau (CSV, pour un tableur)</a></p>
{{/TABLE}}
