{{%AUTOESCAPE context="HTML"}}
{{! Le journal de l’établissement : recherche et lignes. }}
{{>ERREURS}}
<form class="recherche" method="get" action="{{RACINE}}/ts-admin/journal" role="search">
  <div class="champ">
    <label for="mots">Nom ou mot</label>
    <input id="mots" name="mots" value="{{MOTS}}" autocomplete="off">
  </div>
  <div class="champ">
    <label for="du">À partir du</label>
    {{#DU_ERREUR}}<p class="erreur" id="du-erreur">{{DU_MESSAGE}}</p>
    {{/DU_ERREUR}}<input id="du" name="du" value="{{DU}}" placeholder="jj/mm/aaaa" autocomplete="off"{{#DU_ERREUR}} aria-invalid="true" aria-describedby="du-erreur"{{/DU_ERREUR}}>
  </div>
  <div class="champ">
    <label for="au">Jusqu’au</label>
    {{#AU_ERREUR}}<p class="erreur" id="au-erreur">{{AU_MESSAGE}}</p>
    {{/AU_ERREUR}}<input id="au" name="au" value="{{AU}}" placeholder="jj/mm/aaaa" autocomplete="off"{{#AU_ERREUR}} aria-invalid="true" aria-describedby="au-erreur"{{/AU_ERREUR}}>
  </div>
  <button type="submit">Chercher</button>
</form>
{{#VIDE}}<div class="message"><p>Rien n’est inscrit qui corresponde. Essayez un autre mot ou d’autres dates.</p></div>
{{/VIDE}}
{{#TABLE}}<h2>{{COMPTE}}</h2>
<p><a href="{{RACINE}}{{EXPORT}}">Exporter ces lignes (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>Du plus récent au plus ancien</caption>
  <thead><tr><th scope="col">Quand</th><th scope="col">Qui</th><th scope="col">Quoi</th><th scope="col">Depuis</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr><th scope="row">{{QUAND}}</th><td data-col="Qui">{{QUI}}</td><td data-col="Quoi">{{QUOI}}</td><td data-col="Depuis">{{OU}}</td></tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/TABLE}}
{{#PAGES}}<ul class="pages">
  {{#PRECEDENTE}}<li><a href="{{RACINE}}{{LIEN}}">Page précédente</a></li>{{/PRECEDENTE}}
  <li>Page {{ICI}} sur {{SUR}}</li>
  {{#SUIVANTE}}<li><a href="{{RACINE}}{{LIEN}}">Page suivante</a></li>{{/SUIVANTE}}
</ul>
{{/PAGES}}
