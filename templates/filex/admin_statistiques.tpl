{{%AUTOESCAPE context="HTML"}}
{{! L’administration : les dépôts par mois, sans noms. }}
{{#VIDE}}<p>Rien n’a encore été déposé.</p>
{{/VIDE}}{{#LISTE}}<p><a href="{{RACINE}}/filex/administration/statistiques.csv">Exporter (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>Par mois, sans aucun nom</caption>
  <thead><tr>{{!
    }}<th scope="col">Mois</th>{{!
    }}<th scope="col" class="nombre">Dépôts</th>{{!
    }}<th scope="col" class="nombre">Fichiers</th>{{!
    }}<th scope="col" class="nombre">Taille</th>{{!
    }}<th scope="col" class="nombre">Téléchargements complets</th>{{!
  }}</tr></thead>
  <tbody>
    {{#MOIS}}<tr>
      <th scope="row">{{NOM_MOIS}}</th>
      <td data-col="Dépôts" class="nombre">{{DEPOTS}}</td>
      <td data-col="Fichiers" class="nombre">{{FICHIERS}}</td>
      <td data-col="Taille" class="nombre">{{TAILLE}}</td>
      <td data-col="Téléchargements complets" class="nombre">{{TELECHARGEMENTS}}</td>
    </tr>
    {{/MOIS}}
  </tbody>
</table>
{{/LISTE}}
