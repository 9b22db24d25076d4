{{%AUTOESCAPE context="HTML"}}
{{! Les notes d’un enfant. }}
{{! VUE : un onglet (par date, par matière, année…) ; ICI : l’onglet ouvert ; CHOIX, LIEN : ses périodes ou ses matières ; CHOISI : celle qu’on voit }}
{{! AUTRE_CHOIX : l’autre choix déjà fait, que le lien garde }}
{{! VERS_AILLEURS, AILLEURS : des notes nouvelles sont hors du choix ; VERS_BULLETIN : un bulletin est arrivé ; VIDE : rien à montrer }}
{{! GENERALE : la moyenne générale est connue ; les sections en _CLASSE : si l’établissement montre celles de la classe }}
{{! SOMMAIRE, ENTREE : les matières, en tête d’une longue page ; RECAPITULATIF : le tableau des moyennes de l’année (COLONNE : une période) }}
{{! COURBE : famille/courbe.tpl ; LISTE, LISTE_SEULE : famille/liste_notes.tpl }}
{{! MATIERE : une matière ; CHIFFRES : sa moyenne est connue ; BULLETIN, APPRECIATION : ce qu’en dit le bulletin }}
{{! DEPLIEE ou REPLIEE : ses notes se voient, ou se déplient ; OUVERTE : dépliées dès l’abord }}
{{>ENFANTS}}
<nav class="ecran" aria-label="Présentation des notes">
  <ul class="onglets">
    {{#VUE}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/notes?vue={{CLE:u}}"{{#ICI}} aria-current="true"{{/ICI}}>{{LIBELLE}}</a></li>
    {{/VUE}}
  </ul>
</nav>
{{#CHOIX}}<nav class="ecran" aria-label="{{NOM_CHOIX}}">
  <ul class="pages">
    {{#LIEN}}<li><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/notes?vue={{CLE:u}}{{#AUTRE_CHOIX}}&amp;{{AUTRE_PARAMETRE:u}}={{AUTRE_VALEUR:u}}{{/AUTRE_CHOIX}}&amp;{{PARAMETRE:u}}={{VALEUR:u}}"{{#CHOISI}} aria-current="true"{{/CHOISI}}>{{LIBELLE}}</a></li>
    {{/LIEN}}
  </ul>
</nav>
{{/CHOIX}}
<h2>{{DUREE}}</h2>
<div class="message"><p>{{RAISON}}</p></div>
{{#VERS_AILLEURS}}<p class="ecran"><a href="#ailleurs">{{COMBIEN}}, plus bas</a></p>
{{/VERS_AILLEURS}}{{!
  }}{{#VERS_BULLETIN}}<p class="ecran"><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/notes?vue=periode&amp;periode={{VALEUR:u}}">Bulletin : {{LIBELLE}}</a>{{#NOUVEAU}} <span class="etat actif">● Nouveau</span>{{/NOUVEAU}}</p>
{{/VERS_BULLETIN}}{{#VIDE}}<p>{{TEXTE}}</p>
{{/VIDE}}
{{#EXPORT}}<p class="ecran"><a href="{{RACINE}}{{FICHIER}}">Exporter ces notes (CSV, pour un tableur)</a></p>
{{/EXPORT}}{{#GENERALE}}<p class="generale">Moyenne générale : <strong class="chiffre">{{MOYENNE}}</strong>{{#GENERALE_CLASSE}} <span class="second">classe : {{MOYENNE}}</span>{{/GENERALE_CLASSE}}</p>
{{/GENERALE}}
{{#SOMMAIRE}}<nav class="ecran" aria-label="Matières"><ul class="sommaire">
  {{#ENTREE}}<li><a href="#matiere-{{RANG}}">{{LIBELLE}}</a> <strong>{{MOYENNE}}</strong></li>
  {{/ENTREE}}
</ul></nav>
{{/SOMMAIRE}}
{{#RECAPITULATIF}}<table class="cartes">
  <caption>Moyennes par matière, sur 20</caption>
  <thead><tr>{{!
    }}<th scope="col">Matière</th>{{!
    }}{{#COLONNE}}<th scope="col" class="nombre">{{LIBELLE}}</th>{{/COLONNE}}{{!
    }}<th scope="col" class="nombre">Année</th>{{!
    }}{{#RECAP_CLASSE}}<th scope="col" class="nombre">Classe</th>{{/RECAP_CLASSE}}{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr>{{!
      }}<th scope="row"><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/notes?vue=matiere&amp;matiere={{CODE:u}}">{{LIBELLE}}</a></th>{{!
      }}{{#CASE}}<td class="nombre" data-col="{{PERIODE}}">{{MOYENNE}}</td>{{/CASE}}{{!
      }}<td class="nombre" data-col="Année"><strong>{{MOYENNE_ANNEE}}</strong></td>{{!
      }}{{#RECAP_CLASSE}}<td class="nombre" data-col="Classe">{{MOYENNE_CLASSE}}</td>{{/RECAP_CLASSE}}{{!
    }}</tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/RECAPITULATIF}}
{{>COURBE}}
{{#MATIERE}}<section class="matiere" aria-labelledby="matiere-{{RANG}}">
  <h3 id="matiere-{{RANG}}">{{LIBELLE}}</h3>
  {{#CHIFFRES}}<p><strong class="chiffre">{{MOYENNE}}</strong>{{#CLASSE_MATIERE}} <span class="second">classe : {{MOYENNE}}</span>{{/CLASSE_MATIERE}}{{!
    }}{{#RANG_CLASSE}} <span class="second">rang : {{PLACE}}</span>{{/RANG_CLASSE}}</p>
  {{/CHIFFRES}}
  {{#BULLETIN}}<p>Bulletin, {{DUREE}}{{#NOUVEAU}} <span class="etat actif">● Nouveau</span>{{/NOUVEAU}} : moyenne {{MOYENNE_BULLETIN}}{{#BULLETIN_CLASSE}}, classe {{MOYENNE}}{{/BULLETIN_CLASSE}}.{{#APPRECIATION}} « {{TEXTE}} »{{/APPRECIATION}}</p>
  {{/BULLETIN}}
  {{#DEPLIEE}}{{>LISTE}}{{/DEPLIEE}}{{#REPLIEE}}<details{{#OUVERTE}} open{{/OUVERTE}}>
    <summary>{{COMBIEN}}<span class="hors-ecran"> en {{LIBELLE}}</span></summary>
    {{>LISTE}}
  </details>
  {{/REPLIEE}}
</section>
{{/MATIERE}}
{{>LISTE_SEULE}}
{{#AILLEURS}}<section aria-labelledby="ailleurs">
  <h3 id="ailleurs">{{COMBIEN}}, hors de ce choix</h3>
  {{>LISTE}}
</section>
{{/AILLEURS}}
