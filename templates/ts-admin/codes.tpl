{{%AUTOESCAPE context="HTML"}}
{{! Gérer les codes : recherche et liste. }}
{{! CHOISI : ce qui était choisi dans une liste déroulante ; COLONNE : un titre qui trie (CROISSANT, DECROISSANT : il trie ainsi) }}
{{! LIGNE : un élève et son responsable ; PARENT : le code est au responsable, non à l’élève }}
{{! CLASSE, SIGNE : la couleur et le signe de l’état ; VIDE : personne ne correspond }}
<form class="recherche" method="get" action="{{RACINE}}/ts-admin/codes" role="search">
  <div class="champ">
    <label for="nom">Début du nom</label>
    <input id="nom" name="nom" value="{{NOM}}" autocomplete="off">
  </div>
  <div class="champ">
    <label for="division">Division</label>
    <select id="division" name="division">
      <option value="">Toutes</option>
      {{#DIVISION}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/DIVISION}}
    </select>
  </div>
  <div class="champ">
    <label for="mef">MEF</label>
    <select id="mef" name="mef">
      <option value="">Tous</option>
      {{#MEF}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/MEF}}
    </select>
  </div>
  <div class="champ">
    <label for="population">Codes</label>
    <select id="population" name="population">
      <option value="responsables"{{#RESPONSABLES}} selected{{/RESPONSABLES}}>Des responsables (CAR)</option>
      <option value="eleves"{{#ELEVES}} selected{{/ELEVES}}>Des élèves (CAE)</option>
    </select>
  </div>
  <div class="champ">
    <label for="etat">État du code</label>
    <select id="etat" name="etat">
      <option value="">Tous</option>
      {{#ETAT_CODE}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/ETAT_CODE}}
    </select>
  </div>
  <div class="champ">
    <label for="tri">Classer</label>
    <select id="tri" name="tri">
      {{#TRI}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/TRI}}
    </select>
  </div>
  <button type="submit">Chercher</button>
</form>
<h2>{{COMPTE}}</h2>
{{#VIDE}}<div class="message">{{!
  }}<p>Personne ne correspond. Essayez les premières lettres du nom de l’élève ou de son responsable, sans choisir de division ni d’état. Si l’établissement n’a encore aucun élève, demandez l’import de ses données de SIECLE.</p></div>
{{/VIDE}}
{{#LISTE}}<p><a href="{{RACINE}}{{EXPORT}}">Exporter cette liste (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>{{ORDRE}}</caption>
  <thead><tr>{{!
    }}{{#COLONNE}}<th scope="col"{{#CROISSANT}} aria-sort="ascending"{{/CROISSANT}}{{!
      }}{{#DECROISSANT}} aria-sort="descending"{{/DECROISSANT}}><a href="{{RACINE}}{{LIEN}}">{{LIBELLE}}{{#CROISSANT}} <span aria-hidden="true">↑</span>{{/CROISSANT}}{{!
      }}{{#DECROISSANT}} <span aria-hidden="true">↓</span>{{/DECROISSANT}}</a></th>{{/COLONNE}}{{!
    }}<th scope="col">Action</th>{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr id="c-{{CLE}}">
      <th scope="row">{{ELEVE}}</th>
      <td data-col="Division">{{CLASSE_ELEVE}}</td>
      <td data-col="Destinataire">{{#PARENT}}{{RESPONSABLE}} <span class="second insecable">{{QUALITE}}</span>{{/PARENT}}</td>
      <td data-col="État du code"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
      <td data-col="Action"><a href="{{RACINE}}/ts-admin/codes/{{CLE:u}}?de={{DE:u}}">Modifier<span class="hors-ecran"> {{ELEVE}}{{#PARENT}}, {{RESPONSABLE}}{{/PARENT}}</span></a></td>
    </tr>
    {{/LIGNE}}
  </tbody>
</table>
{{#PAGES}}<ul class="pages">
  {{#PRECEDENTE}}<li><a href="{{RACINE}}{{LIEN}}">Page précédente</a></li>{{/PRECEDENTE}}
  <li>Page {{ICI}} sur {{SUR}}</li>
  {{#SUIVANTE}}<li><a href="{{RACINE}}{{LIEN}}">Page suivante</a></li>{{/SUIVANTE}}
</ul>
{{/PAGES}}
{{/LISTE}}
