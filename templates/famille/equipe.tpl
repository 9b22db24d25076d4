{{%AUTOESCAPE context="HTML"}}
{{! Les professeurs d’un enfant. }}
{{! PRINCIPAUX : les professeurs principaux sont connus ; VIDE : aucun professeur ne l’est }}
{{>ENFANTS}}
{{#PRINCIPAUX}}<p><strong>{{TITRE_PRINCIPAL}} :</strong> {{NOMS}}</p>
{{/PRINCIPAUX}}
{{#VIDE}}<div class="message"><p>L’établissement n’a pas encore fait connaître l’équipe de cette classe. Elle paraîtra ici dès qu’il l’aura importée.</p></div>
{{/VIDE}}
{{#TABLE}}<table class="cartes">
  <caption>{{LEGENDE}}</caption>
  <thead><tr><th scope="col">Matière</th><th scope="col">Professeurs</th><th scope="col">Groupe</th></tr></thead>
  <tbody>
    {{#MATIERE}}<tr>
      <th scope="row">{{LIBELLE}}</th>
      <td data-col="Professeurs">{{PROFESSEURS}}</td>
      <td data-col="Groupe">{{GROUPE}}</td>
    </tr>
    {{/MATIERE}}
  </tbody>
</table>
{{/TABLE}}
