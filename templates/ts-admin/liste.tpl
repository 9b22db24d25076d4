{{%AUTOESCAPE context="HTML"}}
{{! Générer ou notifier, étape 2 : la liste, où l’on coche. Chaque bouton renvoie la page entière. }}
{{! CRITERE : un critère choisi, RETIRABLE : avec un bouton qui l’ôte ; PHRASE : à savoir }}
{{! VIDE : personne (DEJA_NOTIFIES : tous l’ont été ; AUTRES : sinon) }}
{{! COLONNE : un titre qui trie (CROISSANT, DECROISSANT : il trie ainsi) ; CHOIX_TRI : un ordre }}
{{! LIGNE : un élève et son responsable (PARENT), ou l’élève seul ; PREMIER : la première ligne }}
{{! COCHE : cochée ; IMPOSSIBLE : ne peut pas l’être ; AVERTISSEMENT : à savoir avant }}
<p class="etapes"><strong>Étape 2 sur 3&nbsp;: la liste</strong><span class="suite">Ensuite&nbsp;: la confirmation</span></p>
<h2>{{COMPTE}}</h2>
{{>ERREURS}}
<form method="post" action="{{RACINE}}{{ACTION}}">
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="page" value="{{PAGE}}">
<input type="hidden" name="vu" value="{{VU}}">
<button type="submit" class="hors-ecran" name="acte" value="noter" tabindex="-1" aria-hidden="true">Recompter les cases cochées</button>
<ul class="criteres" aria-label="Critères">
  {{#CRITERE}}<li>{{LIBELLE}}{{#RETIRABLE}} <button type="submit" class="discret" name="retirer" value="{{RETRAIT}}" aria-label="Retirer le critère «&nbsp;{{LIBELLE}}&nbsp;»">✕</button>{{/RETIRABLE}}</li>
  {{/CRITERE}}
</ul>
<p><a href="{{RACINE}}{{CRITERES}}">Changer les critères</a></p>
{{#PHRASE}}<div class="message"><p>{{TEXTE}}</p></div>
{{/PHRASE}}
{{#VIDE}}<div class="message">{{#DEJA_NOTIFIES}}<p>Personne n’est à notifier&nbsp;: ceux qui ont un code à envoyer ont déjà été notifiés, ou leur envoi est demandé. Pour notifier de nouveau, retirez le critère «&nbsp;pas encore notifiés&nbsp;». Ceux qui n’ont pas de code s’ajoutent ici quand il est <a href="{{RACINE}}/ts-admin/codes/generer">généré</a>.</p>{{/DEJA_NOTIFIES}}{{!
  }}{{#AUTRES}}<p>Personne ne correspond à ces critères. Élargissez-les&nbsp;: d’autres divisions, d’autres rangs, ou un autre état du code. Si l’établissement n’a encore aucun élève, demandez l’import de ses données de SIECLE.</p>{{/AUTRES}}</div>
{{/VIDE}}
{{#LISTE}}  <div class="actions">
    <button type="submit" class="second-choix" name="acte" value="noter">Recompter les cases cochées</button>
    <button type="submit" class="second-choix" name="acte" value="page_tout">Cocher cette page</button>
    <button type="submit" class="second-choix" name="acte" value="page_rien">Décocher cette page</button>
    <button type="submit" class="second-choix" name="acte" value="tout">Cocher toute la sélection&nbsp;: {{COMPTE}}</button>
    <button type="submit" class="second-choix" name="acte" value="rien">Tout décocher</button>
    <button type="submit" class="second-choix" name="acte" value="exporter">Exporter la liste (CSV)</button>
  </div>
  <div class="actions">
    <label for="tri">Classer</label>
    <select id="tri" name="tri">
      {{#CHOIX_TRI}}<option value="{{CLE_TRI}}"{{#CHOISI}} selected{{/CHOISI}}>{{PHRASE_TRI}}</option>
      {{/CHOIX_TRI}}
    </select>
    <button type="submit" class="second-choix" name="acte" value="classer">Classer la liste</button>
  </div>
  <table class="cartes">
    <caption>{{ORDRE}}</caption>
    <thead><tr>{{!
      }}<th scope="col">Choisir</th>{{!
      }}{{#COLONNE}}<th scope="col"{{#CROISSANT}} aria-sort="ascending"{{/CROISSANT}}{{!
        }}{{#DECROISSANT}} aria-sort="descending"{{/DECROISSANT}}><button type="submit" class="discret" name="trier" value="{{TRI}}">{{LIBELLE}}{{#CROISSANT}} <span aria-hidden="true">↑</span>{{/CROISSANT}}{{!
        }}{{#DECROISSANT}} <span aria-hidden="true">↓</span>{{/DECROISSANT}}</button></th>{{/COLONNE}}{{!
      }}<th scope="col">À savoir</th>{{!
    }}</tr></thead>
    <tbody>
      {{#LIGNE}}<tr>
        <td><input type="checkbox"{{#PREMIER}} id="premier"{{/PREMIER}} name="sujet" value="{{CLE}}" aria-label="{{ELEVE}}{{#PARENT}}, {{RESPONSABLE}}{{/PARENT}}"{{#COCHE}} checked{{/COCHE}}{{!
          }}{{#IMPOSSIBLE}} disabled{{/IMPOSSIBLE}}></td>
        <th scope="row">{{ELEVE}}</th>
        <td data-col="Division">{{DIVISION}}</td>
        <td data-col="Destinataire">{{#PARENT}}{{RESPONSABLE}} <span class="second insecable">{{QUALITE}}</span>{{/PARENT}}</td>
        <td data-col="État du code"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
        <td data-col="À savoir">{{#AVERTISSEMENT}}<span class="etat alerte"><span aria-hidden="true">⚠</span> {{TEXTE}}</span> {{/AVERTISSEMENT}}</td>
      </tr>
      {{/LIGNE}}
    </tbody>
  </table>
  {{#PAGES}}<div class="actions">
    {{#PRECEDENTE}}<button type="submit" class="second-choix" name="aller" value="{{NUMERO}}">Page précédente</button>{{/PRECEDENTE}}
    <span>Page {{ICI}} sur {{SUR}}</span>
    {{#SUIVANTE}}<button type="submit" class="second-choix" name="aller" value="{{NUMERO}}">Page suivante</button>{{/SUIVANTE}}
  </div>
  {{/PAGES}}
  <div class="actions barre"><strong role="status">Cochés&nbsp;: {{COCHES}}</strong> <button type="submit" name="acte" value="continuer">Continuer</button></div>
{{/LISTE}}
</form>
