{{%AUTOESCAPE context="HTML"}}
{{! La page d’un code : un élève et son responsable (PARENT), ou l’élève seul. }}
{{! FAIT : ce qui vient d’être fait ; SUIVRE : un envoi est parti ; CHANGE : la situation a changé pendant la confirmation }}
{{! CODE : un code existe ; NOTIFIE, NON_PARVENU, UTILISE : ce qu’il en est advenu ; OUVERT, FERME, JAMAIS_OUVERT : l’accès }}
{{! ACTE : un bouton permis ; DANGER : il ôte quelque chose ; SANS_DROIT : aucun ne l’est ; HISTOIRE ou SANS_HISTOIRE }}
{{#FAIT}}<div class="message succes" role="status"><p>{{MESSAGE}}{{#SUIVRE}} <a href="{{RACINE}}/ts-admin/notification">Suivre les envois</a>{{/SUIVRE}}</p></div>
{{/FAIT}}
{{#CHANGE}}<div class="message" role="status"><p>Rien n’a été fait&nbsp;: la situation a changé pendant que vous confirmiez. Vérifiez l’état ci-dessous, puis recommencez s’il le faut.</p></div>
{{/CHANGE}}
<dl class="fiche">
  <dt>Élève</dt><dd>{{ELEVE}}, {{DIVISION}}</dd>
  {{#PARENT}}<dt>Responsable</dt><dd>{{RESPONSABLE}} ({{QUALITE}})</dd>{{/PARENT}}
  <dt>Code</dt><dd><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></dd>
  {{#CODE}}<dt>Généré le</dt><dd>{{GENERE}}, valable jusqu’au {{EXPIRE}}</dd>
  {{#NOTIFIE}}<dt>Notifié le</dt><dd>{{QUAND}} {{VOIE}}</dd>{{/NOTIFIE}}
  {{#NON_PARVENU}}<dt>Courriel non parvenu</dt><dd>Le {{QUAND}}&nbsp;: {{RAISON}}</dd>{{/NON_PARVENU}}
  {{#UTILISE}}<dt>Utilisé le</dt><dd>{{QUAND}}</dd>{{/UTILISE}}{{/CODE}}
  <dt>Accès</dt><dd>{{#OUVERT}}<span class="etat succes"><span aria-hidden="true">✓</span> Ouvert</span>{{/OUVERT}}{{!
    }}{{#FERME}}<span class="etat"><span aria-hidden="true">○</span> Fermé</span>{{/FERME}}{{!
    }}{{#JAMAIS_OUVERT}}<span class="etat"><span aria-hidden="true">○</span> Pas encore ouvert</span>{{/JAMAIS_OUVERT}}</dd>
</dl>
{{#AVERTISSEMENT}}<p><span class="etat alerte"><span aria-hidden="true">⚠</span> {{TEXTE}}</span></p>
{{/AVERTISSEMENT}}
<h2>Actions</h2>
<div class="actions">
  {{#ACTE}}<a class="bouton second-choix" href="{{RACINE}}/ts-admin/codes/{{CLE:u}}/{{NOM_ACTE:u}}?de={{DE:u}}">{{LIBELLE}}{{#DANGER}}…{{/DANGER}}</a>
  {{/ACTE}}
  <a href="{{RACINE}}{{RETOUR}}">Retour à la liste</a>
</div>
{{#SANS_DROIT}}<p>Vos droits permettent de consulter ce code, pas de le modifier.</p>
{{/SANS_DROIT}}
<h2>Histoire</h2>
{{#SANS_HISTOIRE}}<p>Rien n’a encore été fait pour ce code.</p>
{{/SANS_HISTOIRE}}
{{#HISTOIRE}}<table class="cartes">
  <caption>Ce qui a été fait, du plus récent au plus ancien</caption>
  <thead><tr><th scope="col">Quand</th><th scope="col">Qui</th><th scope="col">Quoi</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{QUAND}}</th><td data-col="Qui">{{QUI}}</td><td data-col="Quoi">{{QUOI}}</td></tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/HISTOIRE}}
