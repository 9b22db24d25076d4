{{%AUTOESCAPE context="HTML"}}
{{! L’administration : l’état de l’espace de dépôt, et tous les dépôts. }}
{{! EN_ATTENTE : des signalements attendent ; AVEC_LIMITE : l’hébergeur limite l’espace ; PLEIN : la limite est atteinte }}
{{! AVEC_ANTIVIRUS : il y en a un ; CHOISI : ce qui l’était dans la liste ; SIGNALE : un signalement attend }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}<ul class="pages">
  <li><a href="{{RACINE}}/filex/administration/signalements">Signalements{{#EN_ATTENTE}} ({{NOMBRE}} à traiter){{/EN_ATTENTE}}</a></li>
  <li><a href="{{RACINE}}/filex/administration/invitations">Invitations ouvertes</a></li>
  <li><a href="{{RACINE}}/filex/administration/regles">Règles de quota</a></li>
  <li><a href="{{RACINE}}/filex/administration/statistiques">Statistiques</a></li>
</ul>
<h2>État de l’espace de dépôt</h2>
<dl class="fiche">
  <dt>Place libre</dt><dd>{{LIBRE}}, dont {{RESERVE}} gardés en réserve et {{PROMIS}} promis aux envois en cours</dd>
  {{#AVEC_LIMITE}}<dt>Limite de l’espace</dt><dd>{{LIMITE}}, fichiers entiers et envois en cours ensemble{{#PLEIN}} : <strong>elle est atteinte, tout dépôt est refusé</strong>{{/PLEIN}}</dd>
  {{/AVEC_LIMITE}}<dt>Peut encore être déposé</dt><dd>{{RESTE}}, dans la limite du quota de chacun</dd>
  <dt>Fichiers entiers</dt><dd>{{FICHIERS}}, pour {{OCCUPE}} en tout</dd>
  <dt>Envois en cours</dt><dd>{{EN_ROUTE}}, pour {{EN_ROUTE_OCTETS}} en tout</dd>
  {{#AVEC_ANTIVIRUS}}<dt>En attente d’antivirus</dt><dd>{{A_ANALYSER}}{{#INJOIGNABLE}} : <strong>l’antivirus ne répond pas</strong> ; {{FICHIERS}} dès son retour{{/INJOIGNABLE}}{{#EN_RETARD}} : <strong>l’antivirus ne répond pas ou ne suit plus</strong>, un fichier attend depuis le {{DEPUIS}}{{/EN_RETARD}}</dd>
  {{/AVEC_ANTIVIRUS}}<dt>Empreintes à calculer</dt><dd>{{A_CALCULER}}</dd>
  <dt>Dépôts finis à effacer</dt><dd>{{A_EFFACER}}</dd>
  <dt>Plus ancien dépôt ouvert</dt><dd>{{PLUS_ANCIEN}}</dd>
</dl>
<h2>Dépôts</h2>
<form class="recherche" method="get" action="{{RACINE}}/filex/administration/" role="search">
  <div class="champ">
    <label for="mots">Nom, identifiant, fichier ou adresse du dépôt</label>
    <input id="mots" name="mots" value="{{MOTS}}" autocomplete="off" maxlength="200">
  </div>
  <div class="champ">
    <label for="etat">État</label>
    <select id="etat" name="etat">
      <option value="">Tous</option>
      {{#ETAT_DEPOT}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/ETAT_DEPOT}}
    </select>
  </div>
  <button type="submit">Chercher</button>
</form>
{{#VIDE}}<div class="message"><p>Aucun dépôt ne correspond. Essayez une partie plus courte du nom, ou un autre état.</p></div>
{{/VIDE}}{{#LISTE}}<table class="cartes">
  <caption>{{COMPTE}}</caption>
  <thead><tr>{{!
    }}<th scope="col">Dépôt</th>{{!
    }}<th scope="col">Déposant</th>{{!
    }}<th scope="col">Déposé le</th>{{!
    }}<th scope="col">Fin</th>{{!
    }}<th scope="col" class="nombre">Taille</th>{{!
    }}<th scope="col" class="nombre">Téléchargements</th>{{!
    }}<th scope="col">État</th>{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}"><bdi>{{TITRE_DEPOT}}</bdi></a></th>
      <td data-col="Déposant">{{QUI}}</td>
      <td data-col="Déposé le">{{DEPOSE}}</td>
      <td data-col="Fin">{{FIN}}</td>
      <td data-col="Taille" class="nombre">{{TAILLE}}</td>
      <td data-col="Téléchargements" class="nombre">{{TELECHARGEMENTS}}</td>
      <td data-col="État"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span>{{#SIGNALE}} <span class="etat alerte"><span aria-hidden="true">!</span> Signalé</span>{{/SIGNALE}}</td>
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
