{{%AUTOESCAPE context="HTML"}}
{{! Le tableau des notes, dans famille/notes.tpl ; une NOTE par ligne. }}
{{! AVEC_MATIERE : des notes de plusieurs matières ; AVEC_CLASSE, AVEC_EXTREMES, AVEC_COEFFICIENT : si l’établissement les montre }}
{{! NOUVELLE : pas encore lue ; CHIFFREE : un nombre ; SPECIALE : un code (Abs, Disp…), EN_CLAIR : et ses mots s’ils disent plus ; SUR : barème autre que 20 }}
<table class="cartes notes">
  <caption class="hors-ecran">{{LEGENDE}}</caption>
  <thead><tr>{{!
    }}<th scope="col">Date</th>{{!
    }}{{#AVEC_MATIERE}}<th scope="col">Matière</th>{{/AVEC_MATIERE}}{{!
    }}<th scope="col">Évaluation</th>{{!
    }}<th scope="col" class="nombre">Note</th>{{!
    }}{{#AVEC_CLASSE}}<th scope="col" class="nombre">Classe</th>{{/AVEC_CLASSE}}{{!
    }}{{#AVEC_EXTREMES}}<th scope="col" class="nombre">Min – max</th>{{/AVEC_EXTREMES}}{{!
    }}{{#AVEC_COEFFICIENT}}<th scope="col" class="nombre">Coef.</th>{{/AVEC_COEFFICIENT}}{{!
    }}<th scope="col">Remarque</th>{{!
  }}</tr></thead>
  <tbody>
    {{#NOTE}}<tr>{{!
      }}<td data-col="Date">{{DATE}}</td>{{!
      }}{{#AVEC_MATIERE}}<td data-col="Matière">{{MATIERE}}</td>{{/AVEC_MATIERE}}{{!
      }}<th scope="row">{{TITRE}}{{#NOUVELLE}} <span class="etat actif">● Nouvelle</span>{{/NOUVELLE}}</th>{{!
      }}<td class="nombre" data-col="Note">{{#CHIFFREE}}<strong>{{VALEUR}}</strong>/{{BAREME}}{{/CHIFFREE}}{{!
        }}{{#SPECIALE}}<strong>{{CODE}}</strong>{{#EN_CLAIR}} <span class="second">({{MOTS}})</span>{{/EN_CLAIR}}{{/SPECIALE}}{{!
        }}{{#SUR}} <span class="second">sur&nbsp;{{BAREME}}</span>{{/SUR}}</td>{{!
      }}{{#AVEC_CLASSE}}<td class="nombre" data-col="Classe">{{MOYENNE}}</td>{{/AVEC_CLASSE}}{{!
      }}{{#AVEC_EXTREMES}}<td class="nombre" data-col="Min – max">{{EXTREMES}}</td>{{/AVEC_EXTREMES}}{{!
      }}{{#AVEC_COEFFICIENT}}<td class="nombre" data-col="Coef.">{{COEFFICIENT}}</td>{{/AVEC_COEFFICIENT}}{{!
      }}<td{{#REMARQUE}} data-col="Remarque"{{/REMARQUE}}>{{#REMARQUE}}{{TEXTE}}{{/REMARQUE}}</td>{{!
    }}</tr>
    {{/NOTE}}
  </tbody>
</table>
