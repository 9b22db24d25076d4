{{%AUTOESCAPE context="HTML"}}
{{! Les tableaux des absences (TABLE) et des retards (TABLE_RETARDS), dans famille/absences.tpl. }}
{{! AVEC_MOTIFS, RETARDS_AVEC_MOTIFS : l’établissement montre les motifs ; NOUVELLE : pas encore lue }}
{{#TABLE}}<table class="cartes">
  <caption>{{LEGENDE}}</caption>
  <thead><tr><th scope="col">Date</th><th scope="col" class="nombre">Demi-journées</th>{{#AVEC_MOTIFS}}<th scope="col">Motif</th>{{/AVEC_MOTIFS}}<th scope="col">Justification</th></tr></thead>
  <tbody>
    {{#ABSENCE}}<tr>
      <th scope="row">{{DATE}}{{#NOUVELLE}} <span class="etat actif">● Nouvelle</span>{{/NOUVELLE}}</th>
      <td class="nombre" data-col="Demi-journées">{{DEMI}}</td>
      {{#AVEC_MOTIFS}}<td data-col="Motif">{{MOTIF}}</td>{{/AVEC_MOTIFS}}
      <td data-col="Justification">{{#JUSTIFIEE}}<span class="etat succes">✓ Justifiée</span>{{/JUSTIFIEE}}{{#NON_JUSTIFIEE}}<span class="etat alerte">! Non justifiée</span>{{/NON_JUSTIFIEE}}</td>
    </tr>
    {{/ABSENCE}}
  </tbody>
</table>
{{/TABLE}}
{{#TABLE_RETARDS}}<table class="cartes">
  <caption>{{LEGENDE}}</caption>
  <thead><tr><th scope="col">Date</th><th scope="col" class="nombre">Durée</th>{{#RETARDS_AVEC_MOTIFS}}<th scope="col">Motif</th>{{/RETARDS_AVEC_MOTIFS}}<th scope="col">Justification</th></tr></thead>
  <tbody>
    {{#RETARD}}<tr>
      <th scope="row">{{DATE}}{{#NOUVELLE}} <span class="etat actif">● Nouveau</span>{{/NOUVELLE}}</th>
      <td class="nombre" data-col="Durée">{{MINUTES}}</td>
      {{#RETARDS_AVEC_MOTIFS}}<td data-col="Motif">{{MOTIF}}</td>{{/RETARDS_AVEC_MOTIFS}}
      <td data-col="Justification">{{#JUSTIFIEE}}<span class="etat succes">✓ Justifié</span>{{/JUSTIFIEE}}{{#NON_JUSTIFIEE}}<span class="etat alerte">! Non justifié</span>{{/NON_JUSTIFIEE}}</td>
    </tr>
    {{/RETARD}}
  </tbody>
</table>
{{/TABLE_RETARDS}}
