{{%AUTOESCAPE context="HTML"}}
{{! L’administration : les règles de quota. REGLE : une règle ; MONTER, DESCENDRE : elle n’est pas la première, la dernière }}
{{! SANS_COMPTE : l’identifiant n’existe pas ; SANS_EFFET : une règle d’avant la rend inutile ; EXEMPTE : la case était cochée }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{>ERREURS}}
<p>Les règles se lisent dans l’ordre : la première qui convient à une personne s’applique à elle, et les suivantes ne comptent pas. Une limite d’une règle ne dépasse jamais celle de l’hébergeur : {{HOTE}}.</p>
{{#AUCUNE}}<p>Aucune règle : les limites de l’hébergeur valent pour tout le monde.</p>
{{/AUCUNE}}{{#REGLES}}<table class="cartes">
  <caption class="hors-ecran">Règles, dans l’ordre où elles se lisent</caption>
  <thead><tr><th scope="col">Pour</th><th scope="col">Par fichier</th><th scope="col">Par personne</th><th scope="col">Jours</th><th scope="col">Actions</th></tr></thead>
  <tbody>
    {{#REGLE}}<tr>
      <th scope="row">{{RANG}}. {{POUR}}{{#SANS_COMPTE}} <span class="second">(aucun compte n’a cet identifiant à ce jour)</span>{{/SANS_COMPTE}}{{!
        }}{{#SANS_EFFET}} <strong>Sans effet : la règle {{AVANT}} passe avant pour tous ceux à qui elle convient. Montez-la, ou retirez-la.</strong>{{/SANS_EFFET}}</th>
      <td data-col="Par fichier">{{FICHIER_MAX}}</td>
      <td data-col="Par personne">{{PERSONNE_MAX}}</td>
      <td data-col="Jours">{{JOURS_MAX}}</td>
      <td>
        {{#MONTER}}<form method="post" action="{{RACINE}}/filex/administration/regles/{{CLE:u}}/monter">{{!
          }}<input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="second-choix">Monter<span class="hors-ecran"> la règle {{RANG}}</span></button></form>{{/MONTER}}
        {{#DESCENDRE}}<form method="post" action="{{RACINE}}/filex/administration/regles/{{CLE:u}}/descendre">{{!
          }}<input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="second-choix">Descendre<span class="hors-ecran"> la règle {{RANG}}</span></button></form>{{/DESCENDRE}}
        <form method="post" action="{{RACINE}}/filex/administration/regles/{{CLE:u}}/retirer">{{!
          }}<input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="second-choix">Retirer<span class="hors-ecran"> la règle {{RANG}}</span></button></form>
      </td>
    </tr>
    {{/REGLE}}
  </tbody>
</table>
{{/REGLES}}<h2>Ajouter une règle</h2>
<p>Elle vient en dernier ; remontez-la ensuite si besoin. Pour changer les limites d’une règle, écrivez-la de nouveau pour les mêmes personnes : elle garde sa place.</p>
<form method="post" action="{{RACINE}}/filex/administration/regles" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="cible">Pour</label>
    <select id="cible" name="cible">
      {{#CIBLE}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/CIBLE}}
    </select>
  </div>
  <div class="champ">
    <label for="valeur">Identifiant, ou nom du groupe <span class="facultatif">(vide pour tout le monde)</span></label>
    {{#VALEUR_ERREUR}}<p class="erreur" id="valeur-erreur">{{VALEUR_MESSAGE}}</p>{{/VALEUR_ERREUR}}
    <input id="valeur" name="valeur" value="{{VALEUR}}" maxlength="190" autocomplete="off" autocapitalize="none" spellcheck="false"{{!
      }}{{#VALEUR_ERREUR}} aria-describedby="valeur-erreur" aria-invalid="true"{{/VALEUR_ERREUR}}>
  </div>
  <div class="champ">
    <label for="fichier_max">Taille d’un fichier <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="fichier_max-indice">Par exemple 500&nbsp;Mo, 20&nbsp;Go.</p>
    {{#FICHIER_ERREUR}}<p class="erreur" id="fichier_max-erreur">{{FICHIER_MESSAGE}}</p>{{/FICHIER_ERREUR}}
    <input id="fichier_max" name="fichier_max" value="{{FICHIER}}" maxlength="20" autocomplete="off"{{!
      }} aria-describedby="fichier_max-indice{{#FICHIER_ERREUR}} fichier_max-erreur{{/FICHIER_ERREUR}}"{{#FICHIER_ERREUR}} aria-invalid="true"{{/FICHIER_ERREUR}}>
  </div>
  <div class="champ">
    <label for="personne_max">Taille de tous les dépôts d’une personne <span class="facultatif">(facultatif)</span></label>
    {{#PERSONNE_ERREUR}}<p class="erreur" id="personne_max-erreur">{{PERSONNE_MESSAGE}}</p>{{/PERSONNE_ERREUR}}
    <input id="personne_max" name="personne_max" value="{{PERSONNE}}" maxlength="20" autocomplete="off"{{!
      }}{{#PERSONNE_ERREUR}} aria-describedby="personne_max-erreur" aria-invalid="true"{{/PERSONNE_ERREUR}}>
  </div>
  <div class="champ">
    <label for="jours_max">Jours de validité au plus <span class="facultatif">(facultatif)</span></label>
    {{#JOURS_ERREUR}}<p class="erreur" id="jours_max-erreur">{{JOURS_MESSAGE}}</p>{{/JOURS_ERREUR}}
    <input id="jours_max" name="jours_max" value="{{JOURS}}" inputmode="numeric" maxlength="4" autocomplete="off"{{!
      }}{{#JOURS_ERREUR}} aria-describedby="jours_max-erreur" aria-invalid="true"{{/JOURS_ERREUR}}>
  </div>
  <div class="champ case">
    <input id="exempte" name="exempte" type="checkbox" value="1"{{#EXEMPTE}} checked{{/EXEMPTE}}>
    <label for="exempte">Sans aucune limite de taille, pas même celle de l’hébergeur</label>
  </div>
  <div class="actions"><button type="submit">Ajouter la règle</button></div>
</form>
