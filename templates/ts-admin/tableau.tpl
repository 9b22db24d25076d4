{{%AUTOESCAPE context="HTML"}}
{{! Le tableau de bord : une LIGNE par division, et l’ENSEMBLE. PART_… : des pourcentages, pour la jauge }}
{{#VIDE}}<div class="message"><p>Aucun couple élève/responsable&nbsp;: importez d’abord les données de SIECLE.</p></div>
{{/VIDE}}
{{#TABLE}}<p>Sont comptés les responsables légaux des élèves présents. Trois barres emboîtées, de la plus haute à la plus fine&nbsp;: codes générés, notifiés, accès ouverts. Un code utilisé compte comme notifié, même remis en main propre. Sont fermés les accès désactivés, suspendus ou contestés.</p>
<table class="cartes serree">
  <caption>Avancement par division</caption>
  <thead><tr>{{!
    }}<th scope="col">Division</th>{{!
    }}<th scope="col">Part</th>{{!
    }}<th scope="col" class="nombre">Couples</th>{{!
    }}<th scope="col" class="nombre">Générés</th>{{!
    }}<th scope="col" class="nombre">Notifiés</th>{{!
    }}<th scope="col" class="nombre">Accès ouverts</th>{{!
    }}<th scope="col" class="nombre">Expirés</th>{{!
    }}<th scope="col" class="nombre">Refusés</th>{{!
    }}<th scope="col" class="nombre">Fermés</th>{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{DIVISION}}</th>
      <td><svg class="jauge" width="120" height="16" viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label="{{DIVISION}}&nbsp;: {{PART_GENERES}}&nbsp;% générés, {{PART_NOTIFIES}}&nbsp;% notifiés, {{PART_UTILISES}}&nbsp;% ouverts">{{!
        }}<rect x="0" y="0" width="100" height="16" fill="none"></rect>{{!
        }}<rect x="0" y="0" width="{{PART_GENERES}}" height="16" fill-opacity="0.1"></rect>{{!
        }}<rect x="0" y="3" width="{{PART_NOTIFIES}}" height="10" fill-opacity="0.3"></rect>{{!
        }}<rect x="0" y="6" width="{{PART_UTILISES}}" height="4"></rect></svg></td>
      <td class="nombre" data-col="Couples">{{COUPLES}}</td>{{!
        }}<td class="nombre" data-col="Générés">{{GENERES}}</td>{{!
        }}<td class="nombre" data-col="Notifiés">{{NOTIFIES}}</td>{{!
        }}<td class="nombre" data-col="Accès ouverts">{{UTILISES}}</td>{{!
        }}<td class="nombre" data-col="Expirés">{{EXPIRES}}</td>{{!
        }}<td class="nombre" data-col="Refusés">{{REFUSES}}</td>{{!
        }}<td class="nombre" data-col="Fermés">{{FERMES}}</td>{{!
      }}</tr>
    {{/LIGNE}}
  </tbody>
  {{#ENSEMBLE}}<tfoot><tr>{{!
    }}<th scope="row">{{DIVISION}}</th>{{!
    }}<td>{{PART_UTILISES}}&nbsp;% ouverts</td>{{!
    }}<td class="nombre" data-col="Couples">{{COUPLES}}</td>{{!
    }}<td class="nombre" data-col="Générés">{{GENERES}}</td>{{!
    }}<td class="nombre" data-col="Notifiés">{{NOTIFIES}}</td>{{!
    }}<td class="nombre" data-col="Accès ouverts">{{UTILISES}}</td>{{!
    }}<td class="nombre" data-col="Expirés">{{EXPIRES}}</td>{{!
    }}<td class="nombre" data-col="Refusés">{{REFUSES}}</td>{{!
    }}<td class="nombre" data-col="Fermés">{{FERMES}}</td>{{!
  }}</tr></tfoot>
  {{/ENSEMBLE}}
</table>
<p><a href="{{RACINE}}/ts-admin/tableau.csv">Exporter ce tableau (CSV, pour un tableur)</a></p>
{{/TABLE}}
