{{%AUTOESCAPE context="HTML"}}
{{! Le graphique des notes (SVG), et le même en tableau. }}
{{! REPERE : une ligne de la grille ; ETIQUETTE : une date sous le graphique ; FIN : la dernière, calée à droite }}
{{! LIGNE_CLASSE, LOSANGES, LEGENDE_CLASSE : la moyenne de la classe, si l’établissement la montre ; LIGNE_ELEVE, RONDS : l’élève }}
<figure class="courbe">
  <svg viewBox="0 0 {{LARGEUR}} {{HAUTEUR}}" role="img" aria-labelledby="courbe-titre" xmlns="http://www.w3.org/2000/svg">
    <title id="courbe-titre">{{RESUME}}</title>
    {{#REPERE}}<path class="grille" d="{{TRACE}}"/><text class="repere" x="{{X}}" y="{{Y}}">{{VALEUR}}</text>
    {{/REPERE}}
    {{#LIGNE_CLASSE}}<path class="ligne-classe" d="{{TRACE}}"/>
    {{/LIGNE_CLASSE}}
    {{#LIGNE_ELEVE}}<path class="ligne-eleve" d="{{TRACE}}"/>
    {{/LIGNE_ELEVE}}
    {{#LOSANGES}}<path class="point-classe" d="{{TRACE}}"/>
    {{/LOSANGES}}
    {{#RONDS}}<path class="point-eleve" d="{{TRACE}}"/>
    {{/RONDS}}
    {{#ETIQUETTE}}<text class="etiquette" x="{{X}}" y="{{Y}}"{{#FIN}} text-anchor="end"{{/FIN}}>{{TEXTE}}</text>
    {{/ETIQUETTE}}
  </svg>
  <figcaption>
    <ul class="legende">
      <li><svg class="puce" viewBox="0 0 14 14" aria-hidden="true"><path class="point-eleve" d="M3 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"/></svg> l’élève (rond)</li>
      {{#LEGENDE_CLASSE}}<li><svg class="puce" viewBox="0 0 14 14" aria-hidden="true"><path class="point-classe" d="M7 2l5 5l-5 5l-5 -5z"/></svg> la classe (losange)</li>
      {{/LEGENDE_CLASSE}}
    </ul>
  </figcaption>
</figure>
<details>
  <summary>Le graphique en tableau</summary>
  <table>
      <caption>{{TITRE_TABLE}}</caption>
      <thead><tr><th scope="col">{{NOM_ABSCISSE}}</th><th scope="col" class="nombre">Élève</th>{{#LEGENDE_CLASSE}}<th scope="col" class="nombre">Classe</th>{{/LEGENDE_CLASSE}}</tr></thead>
      <tbody>
        {{#POINT}}<tr><th scope="row">{{ABSCISSE}}</th><td class="nombre">{{ELEVE}}</td>{{#LEGENDE_CLASSE}}<td class="nombre">{{CLASSE}}</td>{{/LEGENDE_CLASSE}}</tr>
        {{/POINT}}
      </tbody>
  </table>
</details>
