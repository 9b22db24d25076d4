{{%AUTOESCAPE context="HTML"}}
{{! « Mes fichiers » : des chiffres, une recherche, la liste. }}
{{! PARTIES : des envois en plusieurs parties attendent ; PARTIES_FINIES : on vient de les abandonner }}
{{! COLONNE : un titre qui trie (CROISSANT, DECROISSANT : il trie ainsi ; CHIFFRES : une colonne de nombres) }}
{{! CHOISI : ce qui l’était dans une liste ; INVITE : fait par un invité ; CLASSE, SIGNE : la couleur et le signe de l’état }}
{{#PARTIES_FINIES}}<p class="message succes" role="status">✓ Les parties d’envois sont abandonnées : leur place est libre.</p>
{{/PARTIES_FINIES}}<ul class="tuiles">
  <li class="tuile"><h2>À disposition</h2><p class="chiffre">{{OUVERTS}}</p><p>{{OCCUPE}} de place prise</p></li>
  <li class="tuile"><h2>Téléchargements</h2><p class="chiffre">{{COMPLETS}}</p><p>complets, de tous vos dépôts</p></li>
  <li class="tuile"><h2>Destinataires</h2><p class="chiffre">{{SERVIS}}</p><p>{{PHRASE_SERVIS}}</p></li>
  <li class="tuile"><h2>Depuis le début</h2><p class="chiffre">{{DEPOSES}}</p><p>{{OCTETS}} en tout</p></li>
</ul>
{{#PARTIES}}<div class="message">
  <p>Envois en plusieurs parties&nbsp;: {{NOMBRE}} à assembler par le programme qui envoie, {{TAILLE}} en tout. Sans suite, cette place se libère d’elle-même.</p>
  <form method="post" action="{{RACINE}}/filex/parties/fin"><input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="second-choix">Abandonner ces parties</button></form>
</div>
{{/PARTIES}}<form class="recherche" method="get" action="{{RACINE}}/filex/mes-fichiers" role="search">
  <div class="champ">
    <label for="nom">Nom du fichier</label>
    <input id="nom" name="nom" value="{{NOM}}" autocomplete="off">
  </div>
  <div class="champ">
    <label for="etat">État</label>
    <select id="etat" name="etat">
      <option value="">Tous</option>
      {{#ETAT_DEPOT}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/ETAT_DEPOT}}
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
{{#VIDE}}<div class="message"><p>{{PHRASE_VIDE}}</p></div>
{{/VIDE}}{{#LISTE}}<p><a href="{{RACINE}}{{EXPORT}}">Exporter cette liste (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>{{ORDRE}}</caption>
  <thead><tr>{{!
    }}{{#COLONNE}}<th scope="col"{{#CROISSANT}} aria-sort="ascending"{{/CROISSANT}}{{!
      }}{{#DECROISSANT}} aria-sort="descending"{{/DECROISSANT}}{{!
      }}{{#CHIFFRES}} class="nombre"{{/CHIFFRES}}><a href="{{RACINE}}{{LIEN}}">{{LIBELLE}}{{#CROISSANT}} <span aria-hidden="true">↑</span>{{/CROISSANT}}{{!
      }}{{#DECROISSANT}} <span aria-hidden="true">↓</span>{{/DECROISSANT}}</a></th>{{/COLONNE}}{{!
    }}<th scope="col">État</th>{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}"><bdi>{{TITRE_DEPOT}}</bdi></a>{{#INVITE}}<br><span class="second">envoyé par <bdi>{{TEXTE}}</bdi></span>{{/INVITE}}</th>
      <td data-col="Déposé le">{{DEPOSE}}</td>
      <td data-col="Taille" class="nombre">{{TAILLE}}</td>
      <td data-col="Fin">{{FIN}}</td>
      <td data-col="Téléchargements" class="nombre">{{TELECHARGEMENTS}}</td>
      <td data-col="État"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
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
