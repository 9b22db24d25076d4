{{%AUTOESCAPE context="HTML"}}
{{! Le personnel et ses droits : recherche et liste. }}
{{! ENREGISTRE, RIEN, FINI : ce qui vient d’être fait ; PAR_NOM, PAR_FONCTION : l’ordre choisi }}
{{! MODIFIER : l’on peut changer ses droits ; CHEF : c’est le chef d’établissement }}
{{#ENREGISTRE}}<div class="message succes" role="status"><p>Les droits sont enregistrés.</p></div>
{{/ENREGISTRE}}{{#RIEN}}<div class="message" role="status"><p>Rien n’a changé.</p></div>
{{/RIEN}}{{#FINI}}<div class="message succes" role="status"><p>Le poste a pris fin.</p></div>
{{/FINI}}
<form class="recherche" method="get" action="{{RACINE}}/ts-admin/droits" role="search">
  <div class="champ">
    <label for="nom">Nom</label>
    <input id="nom" name="nom" value="{{NOM_CHERCHE}}" autocomplete="off">
  </div>
  <div class="champ">
    <label for="tri">Classer</label>
    <select id="tri" name="tri">
      <option value="nom"{{#PAR_NOM}} selected{{/PAR_NOM}}>Par nom</option>
      <option value="fonction"{{#PAR_FONCTION}} selected{{/PAR_FONCTION}}>Par fonction puis par nom</option>
    </select>
  </div>
  <button type="submit">Chercher</button>
</form>
{{#VIDE}}<div class="message"><p>Personne ne correspond. Essayez une partie du nom, ou laissez vide.</p></div>
{{/VIDE}}
{{#LISTE}}<p><a href="{{RACINE}}{{EXPORT}}">Exporter cette liste (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>Personnel de l’établissement</caption>
  <thead><tr>{{!
    }}<th scope="col"{{#PAR_NOM}} aria-sort="ascending"{{/PAR_NOM}}><a href="{{RACINE}}{{LIEN_NOM}}">Nom</a></th>{{!
    }}<th scope="col"{{#PAR_FONCTION}} aria-sort="ascending"{{/PAR_FONCTION}}><a href="{{RACINE}}{{LIEN_FONCTION}}">Fonction</a></th>{{!
    }}<th scope="col">Applications</th>{{!
    }}<th scope="col">Action</th>{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr>{{!
      }}<th scope="row">{{NOM}}</th>{{!
      }}<td data-col="Fonction">{{FONCTION}}</td>{{!
      }}<td data-col="Applications">{{DROITS}}</td>{{!
      }}<td data-col="Action">{{#MODIFIER}}<a href="{{RACINE}}/ts-admin/droits/{{CLE:u}}">Modifier<span class="hors-ecran"> les droits {{DE}}{{NOM}}</span></a>{{/MODIFIER}}{{!
        }}{{#CHEF}}Pour mettre fin à ce poste, adressez-vous à l’assistance de l’académie.{{/CHEF}}</td>{{!
    }}</tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/LISTE}}
