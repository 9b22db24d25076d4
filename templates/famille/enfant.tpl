{{%AUTOESCAPE context="HTML"}}
{{! La page d’un enfant : une tuile par service ouvert. }}
{{! AUTRES_ENFANTS, AUTRE : les autres enfants du compte ; ACCUEIL : le message de l’établissement }}
{{! FERME : l’accès est fermé ; OUVERT : il est ouvert ; A_LIRE : du nouveau ; DERNIERE : la dernière note ou absence }}
{{! PROCHAINE_DATE : la prochaine ouverture de notes ; AUCUN_SERVICE : ni notes ni absences }}
{{#AUTRES_ENFANTS}}<nav class="fratrie ecran" aria-label="Changer d’enfant">
  <p>Changer d’enfant :</p>
  <ul class="pages">
    {{#AUTRE}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}">{{NOM}}</a></li>
    {{/AUTRE}}
  </ul>
</nav>
{{/AUTRES_ENFANTS}}
{{#ACCUEIL}}<div class="message">
  <h2 class="petit">Message de l’établissement</h2>
  <p class="lignes">{{MESSAGE:p}}</p>
</div>
{{/ACCUEIL}}
{{#FERME}}<div class="message alerte"><p>{{RAISON}}</p></div>
{{/FERME}}
{{#OUVERT}}<ul class="tuiles">
  {{#NOTES}}<li class="tuile">
    <h2><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/notes">Notes</a></h2>
    {{#A_COMPTER}}<p class="chiffre">{{CHIFFRE}}</p>
    {{/A_COMPTER}}<p>{{PHRASE}}</p>
    {{#A_LIRE}}<p><strong>{{TEXTE}}</strong></p>
    {{/A_LIRE}}
    {{#DERNIERE}}<p class="second">{{TEXTE}}</p>
    {{/DERNIERE}}
  </li>
  {{/NOTES}}
  {{#ABSENCES}}<li class="tuile">
    <h2><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences">Absences</a></h2>
    <p class="chiffre">{{CHIFFRE}}</p>
    <p>{{PHRASE}}</p>
    {{#A_LIRE}}<p><strong>{{TEXTE}}</strong></p>
    {{/A_LIRE}}
    {{#DERNIERE}}<p class="second">{{TEXTE}}</p>
    {{/DERNIERE}}
  </li>
  {{/ABSENCES}}
  <li class="tuile">
    <h2><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/equipe">Équipe pédagogique</a></h2>
    <p>Les matières, les professeurs et le professeur principal.</p>
  </li>
  {{#PROCHAINE_DATE}}<li class="tuile">
    <h2>Prochaine date</h2>
    <p class="chiffre">{{CHIFFRE}}</p>
    <p>{{PHRASE}}</p>
  </li>
  {{/PROCHAINE_DATE}}
</ul>
{{/OUVERT}}
{{#AUCUN_SERVICE}}<p>L’établissement n’ouvre ni les notes ni les absences en ce moment. Cette page les montrera dès leur ouverture.</p>
{{/AUCUN_SERVICE}}
