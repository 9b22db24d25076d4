{{%AUTOESCAPE context="HTML"}}
{{! L’administration : les signalements, à traiter (OUVERTS ou AUCUN) puis traités (TRAITES). }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{#PAS_FAIT}}<p class="message alerte" role="alert">{{TEXTE}}</p>
{{/PAS_FAIT}}<h2>À traiter</h2>
{{#AUCUN}}<p>Aucun signalement n’attend de réponse.</p>
{{/AUCUN}}{{#OUVERTS}}<table class="cartes">
  <caption class="hors-ecran">Signalements à traiter, les plus anciens d’abord</caption>
  <thead><tr><th scope="col">Reçu le</th><th scope="col">Dépôt</th><th scope="col">Raison</th></tr></thead>
  <tbody>
    {{#SIGNALEMENT}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}">{{QUAND}}</a></th>
      <td data-col="Dépôt"><bdi>{{TITRE_DEPOT}}</bdi></td>
      <td data-col="Raison">{{RAISON}}</td>
    </tr>
    {{/SIGNALEMENT}}
  </tbody>
</table>
{{/OUVERTS}}{{#TRAITES}}<h2>Traités</h2>
<table class="cartes">
  <caption class="hors-ecran">Signalements traités, les plus récents d’abord</caption>
  <thead><tr><th scope="col">Traité le</th><th scope="col">Dépôt</th><th scope="col">Par</th><th scope="col">Réponse</th></tr></thead>
  <tbody>
    {{#SIGNALEMENT_TRAITE}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}">{{QUAND}}</a></th>
      <td data-col="Dépôt"><bdi>{{TITRE_DEPOT}}</bdi></td>
      <td data-col="Par">{{PAR}}</td>
      <td data-col="Réponse">{{REPONSE}}</td>
    </tr>
    {{/SIGNALEMENT_TRAITE}}
  </tbody>
</table>
{{/TRAITES}}
