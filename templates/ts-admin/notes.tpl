{{%AUTOESCAPE context="HTML"}}
{{! Les paramètres des notes. }}
{{! FAIT : ce qui vient d’être fait ; FERME : le service est fermé ; CONFLIT : quelqu’un d’autre a changé la règle entre-temps }}
{{! MODE_FIL, MODE_ECHEANCE, MOYENNE, EXTREMES, RANG, COEFFICIENT : la case était cochée }}
{{! ECHEANCES : la règle est « à l’échéance » ; SANS_DATE : sans aucune date ; PERIMETRE : une division et son MEF, avec leurs dates }}
{{! APERCU : une phrase par division : ce que voient ses familles au jour choisi ; VU : l’état que la page montrait }}
{{>ERREURS}}
{{#FAIT}}<div class="message succes" role="status"><p>{{MESSAGE}}</p></div>
{{/FAIT}}
{{#FERME}}<div class="message alerte">{{!
  }}<p>Le service Notes est fermé&nbsp;: les familles ne voient aucune note, quelle que soit la règle. <a href="{{RACINE}}/ts-admin/services">Ouvrir le service</a></p></div>
{{/FERME}}{{#CONFLIT}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/CONFLIT}}<form method="post" action="{{RACINE}}/ts-admin/notes">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="vu" value="{{VU}}">
  <fieldset>
    <legend>Règle de publication</legend>
    <div class="case">{{!
      }}<input type="radio" id="mode" name="mode" value="fil"{{#MODE_FIL}} checked{{/MODE_FIL}} aria-describedby="mode-fil-indice"><div>{{!
      }}<label for="mode">Au fil de l’eau</label>{{!
      }}<p class="indice" id="mode-fil-indice">Chaque note apparaît à 0 h, le délai ci-dessous après la date de publication saisie par l’enseignant.</p></div></div>
    <div class="case">{{!
      }}<input type="radio" id="mode-echeance" name="mode" value="echeance"{{#MODE_ECHEANCE}} checked{{/MODE_ECHEANCE}} aria-describedby="mode-echeance-indice"><div>{{!
      }}<label for="mode-echeance">À l’échéance</label>{{!
      }}<p class="indice" id="mode-echeance-indice">Le lendemain d’une date fixée, toutes les notes des évaluations jusqu’à cette date apparaissent ensemble. Cette règle enregistrée, les dates se fixent plus bas, par division.</p></div></div>
    <div class="champ court">
      <label for="delai_jours">Délai en jours (au fil de l’eau)</label>
      <p class="indice" id="delai_jours-indice">1&nbsp;: la note apparaît le lendemain.</p>
      {{#DELAI_ERREUR}}<p class="erreur" id="delai_jours-erreur">{{DELAI_MESSAGE}}</p>{{/DELAI_ERREUR}}
      <input id="delai_jours" name="delai_jours" value="{{DELAI}}" inputmode="numeric" required{{!
        }} aria-describedby="delai_jours-indice{{#DELAI_ERREUR}} delai_jours-erreur{{/DELAI_ERREUR}}"{{#DELAI_ERREUR}} aria-invalid="true"{{/DELAI_ERREUR}}>
    </div>
  </fieldset>
  <fieldset>
    <legend>Avec chaque note, montrer</legend>
    <div class="case"><input type="checkbox" id="voir_moyenne" name="voir_moyenne" value="1"{{#MOYENNE}} checked{{/MOYENNE}}><label for="voir_moyenne">La moyenne de la classe</label></div>
    <div class="case">{{!
      }}<input type="checkbox" id="voir_extremes" name="voir_extremes" value="1"{{#EXTREMES}} checked{{/EXTREMES}}><label for="voir_extremes">La note la plus basse et la plus haute de la classe</label></div>
    <div class="case"><input type="checkbox" id="voir_rang" name="voir_rang" value="1"{{#RANG}} checked{{/RANG}}><label for="voir_rang">Le rang de l’élève</label></div>
    <div class="case">{{!
      }}<input type="checkbox" id="voir_coefficient" name="voir_coefficient" value="1"{{#COEFFICIENT}} checked{{/COEFFICIENT}}><label for="voir_coefficient">Les coefficients</label></div>
  </fieldset>
  <p class="actions"><button type="submit">Enregistrer les paramètres</button></p>
</form>
{{#ECHEANCES}}
<h2>Dates d’ouverture</h2>
{{#SANS_DATE}}<div class="message alerte"><p>Aucune date n’est fixée&nbsp;: aucune note n’est visible. Fixez-en une ci-dessous.</p></div>
{{/SANS_DATE}}<form method="post" action="{{RACINE}}/ts-admin/notes/echeances">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="vu" value="{{VU}}">
  <p>La date la plus précise l’emporte&nbsp;: celle de la division, sinon celle du MEF, sinon celle de l’établissement.</p>
  {{#CHOIX_ERREUR}}<p class="erreur" id="perimetres-erreur">{{CHOIX_MESSAGE}}</p>{{/CHOIX_ERREUR}}
  <fieldset id="perimetres" tabindex="-1"{{#CHOIX_ERREUR}} aria-describedby="perimetres-erreur"{{/CHOIX_ERREUR}}>
    <legend>Pour qui</legend>
    <div class="case"><input type="checkbox" id="toutes" name="toutes" value="1"><label for="toutes">Toutes les divisions, une par une</label></div>
    <table class="cartes">
      <caption>Dates déjà fixées</caption>
      <thead><tr><th scope="col">Choisir</th><th scope="col">Division</th><th scope="col">MEF</th><th scope="col">Dates</th></tr></thead>
      <tbody>
        {{#PERIMETRE}}<tr>
          <td><input type="checkbox" name="perimetre" value="{{CLE}}" aria-label="{{DIVISION}} {{MEF}}"{{#COCHE}} checked{{/COCHE}}></td>
          <th scope="row">{{DIVISION}}</th>
          <td data-col="MEF">{{MEF}}</td>
          <td data-col="Dates">{{DATES}}</td>
        </tr>
        {{/PERIMETRE}}
      </tbody>
    </table>
  </fieldset>
  <div class="champ court">
    <label for="jour">Date</label>
    <p class="indice" id="jour-indice">Jour, mois et année, par exemple 12/12/2026. Les notes s’ouvrent le lendemain.</p>
    {{#JOUR_ERREUR}}<p class="erreur" id="jour-erreur">{{JOUR_MESSAGE}}</p>{{/JOUR_ERREUR}}
    <input id="jour" name="jour" value="{{JOUR}}" required aria-describedby="jour-indice{{#JOUR_ERREUR}} jour-erreur{{/JOUR_ERREUR}}"{{#JOUR_ERREUR}} aria-invalid="true"{{/JOUR_ERREUR}}>
  </div>
  <p class="actions">{{!
    }}<button type="submit" name="acte" value="ajouter">Ajouter cette date</button> <button type="submit" class="second-choix" name="acte" value="retirer">Retirer cette date</button></p>
</form>
{{/ECHEANCES}}
<h2 id="apercu">Aperçu</h2>
<form class="recherche" method="get" action="{{RACINE}}/ts-admin/notes#apercu">
  <div class="champ court">
    <label for="au">Ce que les familles voient le</label>
    {{#AU_ERREUR}}<p class="erreur" id="au-erreur">{{AU_MESSAGE}}</p>{{/AU_ERREUR}}
    <input id="au" name="au" value="{{AU}}"{{#AU_ERREUR}} aria-invalid="true" aria-describedby="au-erreur"{{/AU_ERREUR}}>
  </div>
  <button type="submit" class="second-choix">Voir à cette date</button>
</form>
<ul>
  {{#APERCU}}<li>Au {{AU_JOUR}}, les familles de <strong>{{DIVISION}}</strong> ({{MEF}}) {{VUE}}.</li>
  {{/APERCU}}
</ul>
{{#AUCUNE_DIVISION}}<p>L’établissement n’a encore aucune division&nbsp;: importez d’abord les données de SIECLE.</p>
{{/AUCUNE_DIVISION}}
