{{%AUTOESCAPE context="HTML"}}
{{! Les absences et les retards d’un enfant. }}
{{! VUE : un onglet (période, mois…) ; ICI : l’onglet ouvert ; CHOIX, LIEN : les mois, périodes… de cet onglet ; CHOISI : celui qu’on voit }}
{{! SANS_DETAIL, RETARDS_SANS_DETAIL : le total dépasse ce que la liste montre ; TOTAL_RETARDS : l’établissement montre les retards }}
{{! VERS_AILLEURS, AILLEURS : des absences nouvelles sont hors de la durée choisie ; VIDE : rien à montrer }}
{{! HORS_DES_JOURS : seul un total de période est connu ; EXPORT : il y a de quoi exporter }}
{{! LISTE : famille/liste_absences.tpl }}
{{! JOUR, MOIS : colonnes et lignes du calendrier ; FERME, JUSTIFIE, NON_JUSTIFIE : les tracés d’un mois }}
{{! CONTACT ou SANS_CONTACT : l’établissement a indiqué, ou non, comment joindre la vie scolaire ; ECRIRE : par courriel aussi }}
{{>ENFANTS}}
<nav class="ecran" aria-label="Durée affichée">
  <ul class="onglets">
    {{#VUE}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences?vue={{CLE:u}}"{{#ICI}} aria-current="true"{{/ICI}}>{{LIBELLE}}</a></li>
    {{/VUE}}
  </ul>
</nav>
{{#CHOIX}}<nav class="ecran" aria-label="Choisir">
  <ul class="pages">
    {{#LIEN}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences?vue={{CLE:u}}&amp;{{PARAMETRE:u}}={{VALEUR:u}}"{{#CHOISI}} aria-current="true"{{/CHOISI}}>{{LIBELLE}}</a></li>
    {{/LIEN}}
  </ul>
</nav>
{{/CHOIX}}
<h2>{{DUREE}}</h2>
<p class="chiffre">{{DEMI_JOURNEES}}</p>
<p>{{TOTAL}}.</p>
{{#PARTAGEES}}<p class="second">Une demi-journée touchée par plusieurs absences n’est comptée qu’une fois.</p>
{{/PARTAGEES}}{{#SANS_DETAIL}}<p class="second">Ce total compte aussi des demi-journées dont l’établissement n’a pas donné les jours.</p>
{{/SANS_DETAIL}}
{{#TOTAL_RETARDS}}<p>{{TEXTE}}.{{#RETARDS_SANS_DETAIL}} <span class="second">Ce nombre compte aussi des retards dont l’établissement n’a pas donné les jours.</span>{{/RETARDS_SANS_DETAIL}}</p>
{{/TOTAL_RETARDS}}
{{#VERS_AILLEURS}}<p class="ecran"><a href="#ailleurs">{{COMBIEN}}, plus bas</a></p>
{{/VERS_AILLEURS}}{{#VIDE}}<p class="message">{{TEXTE}}</p>
{{/VIDE}}{{!
  }}{{#HORS_DES_JOURS}}<p class="message">Pour la durée «&nbsp;{{PERIODE}}&nbsp;», l’établissement a donné un total sans tous ses jours&nbsp;: il est compté par période et sur l’année, pas ici.</p>
{{/HORS_DES_JOURS}}
{{>LISTE}}
{{#EXPORT}}<p class="ecran"><a href="{{RACINE}}{{FICHIER}}">Exporter cette liste (CSV, pour un tableur)</a></p>
{{/EXPORT}}{{#AILLEURS}}<section aria-labelledby="ailleurs">
  <h3 id="ailleurs">{{COMBIEN}}</h3>
  {{>LISTE}}
</section>
{{/AILLEURS}}<h2 id="calendrier">Calendrier de l’année</h2>
<figure class="calendrier">
  <svg viewBox="0 0 {{LARGEUR}} {{HAUTEUR}}" role="img" aria-labelledby="calendrier-titre" xmlns="http://www.w3.org/2000/svg">
    <title id="calendrier-titre">{{RESUME}}{{#JOURS_INCONNUS}} D’autres demi-journées sont comptées sans que leurs jours soient connus.{{/JOURS_INCONNUS}} Chaque ligne est un mois, chaque case un jour : le haut de la case est le matin, le bas l’après-midi.</title>
    <defs>
      <pattern id="hachures" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hachure" d="M0 0V4"/></pattern>
    </defs>
    {{#JOUR}}<text class="jour" x="{{X}}" y="11">{{NUMERO}}</text>
    {{/JOUR}}
    {{#MOIS}}<text class="mois" x="0" y="{{Y_TEXTE}}">{{NOM}}</text><path class="grille" d="{{GRILLE}}"/>{{#FERME}}<path class="ferme" d="{{TRACE}}"/>{{/FERME}}{{!
      }}{{#JUSTIFIE}}<path class="justifie" d="{{TRACE}}"/>{{/JUSTIFIE}}{{!
      }}{{#NON_JUSTIFIE}}<path class="non-justifie" d="{{TRACE}}"/>{{/NON_JUSTIFIE}}
    {{/MOIS}}
  </svg>
  <figcaption>
    <ul class="legende">
      <li><svg class="puce" viewBox="0 0 14 14" aria-hidden="true"><path class="non-justifie" d="M1 1h12v12h-12z"/></svg> non justifiée (plein)</li>
      <li><svg class="puce" viewBox="0 0 14 14" aria-hidden="true"><path class="justifie" d="M1 1h12v12h-12z"/></svg> justifiée (hachures)</li>
      <li><svg class="puce" viewBox="0 0 14 14" aria-hidden="true"><path class="ferme" d="M1 7h12"/></svg> sans classe (trait)</li>
    </ul>
  </figcaption>
</figure>
<h2 id="contact">Joindre la vie scolaire</h2>
{{#CONTACT}}<dl class="fiche">
  {{#CONTACT_NOM}}<dt>Nom</dt><dd>{{NOM}}</dd>{{/CONTACT_NOM}}
  {{#CONTACT_TELEPHONE}}<dt>Téléphone</dt><dd><a href="tel:{{CHIFFRES:u}}">{{NUMERO}}</a></dd>{{/CONTACT_TELEPHONE}}
  {{#CONTACT_COURRIEL}}<dt>Courriel</dt><dd><a href="mailto:{{BOITE:u}}@{{DOMAINE:u}}">{{COURRIEL}}</a></dd>{{/CONTACT_COURRIEL}}
</dl>
{{#ECRIRE}}<p class="ecran"><a class="bouton second-choix" href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences/message">Écrire à la vie scolaire</a></p>
{{/ECRIRE}}{{/CONTACT}}
{{#SANS_CONTACT}}<p>L’établissement n’a pas indiqué de contact : adressez-vous à son secrétariat.</p>
{{/SANS_CONTACT}}
