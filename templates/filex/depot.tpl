{{%AUTOESCAPE context="HTML"}}
{{! La page d’un dépôt, pour qui l’a fait. }}
{{! FAIT, PAS_FAIT : ce qui vient de l’être, ou non ; SANS_COURRIEL : filex/sans_courriel.tpl ; REPRISE : filex/reprise.tpl }}
{{! AVEC_ADRESSE : il s’ouvre ; AUTRE_HOTE : les destinataires ont une autre adresse que ce site }}
{{! SHA256 ou SANS_SHA256 : l’empreinte est calculée, ou non }}
{{! RETENU : des fichiers que l’antivirus n’a pas pu analyser, et que ce service ne remet donc pas }}
{{! RENVOYABLES, RENVOYER : un message peut repartir (RELANCER : il n’a pas téléchargé ; RENVOYER_LIEN : il n’a rien reçu) }}
{{! AJOUTER : d’autres destinataires peuvent l’être ; SANS_SUITE : des téléchargements demandés et jamais faits }}
{{! PAR_UN_INVITE, AVEC_MOT_INVITE : fait par un invité, et ce qu’il écrit ; VALABLE : il a une fin }}
{{! ACTES : MODIFIABLE ou ABANDONNABLE, selon qu’il est à disposition ou en cours d’envoi }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{#PAS_FAIT}}<p class="message alerte" role="alert">{{TEXTE}}</p>
{{/PAS_FAIT}}{{>SANS_COURRIEL}}{{>ERREURS}}
<p><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span> {{PHRASE_ETAT}}</p>
{{#AVEC_ADRESSE}}<div class="champ" id="adresse-depot">
  <label for="adresse">Adresse à transmettre</label>
  <p class="indice" id="adresse-indice">{{#AVEC_MOT_DE_PASSE}}Donnez le mot de passe autrement que par le même courriel.{{/AVEC_MOT_DE_PASSE}}{{!
    }}{{#SANS_MOT_DE_PASSE}}Qui connaît cette adresse peut télécharger les fichiers.{{/SANS_MOT_DE_PASSE}}</p>
  <input id="adresse" class="adresse" readonly value="{{ADRESSE}}" aria-describedby="adresse-indice">
</div>
{{/AVEC_ADRESSE}}{{#AUTRE_HOTE}}<p><a href="{{LIEN}}">Ouvrir la page du destinataire sans être compté</a> : par ce lien seulement, vos propres téléchargements ne sont ni comptés ni signalés.</p>
{{/AUTRE_HOTE}}{{>REPRISE}}{{#AVEC_FICHIERS}}<h2>Fichiers</h2>
<table class="cartes">
  <caption class="hors-ecran">Fichiers de ce dépôt</caption>
  <thead><tr><th scope="col">Nom</th><th scope="col" class="nombre">Taille</th><th scope="col">Antivirus</th><th scope="col">Empreinte SHA-256</th></tr></thead>
  <tbody>
    {{#FICHIER}}<tr>
      <th scope="row"><bdi>{{NOM_FICHIER}}</bdi></th>
      <td data-col="Taille" class="nombre">{{TAILLE}}</td>
      <td data-col="Antivirus"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
      <td data-col="Empreinte SHA-256">{{#SHA256}}<span class="code petit">{{EMPREINTE}}</span>{{/SHA256}}{{#SANS_SHA256}}<span class="second">{{EMPREINTE}}</span>{{/SANS_SHA256}}</td>
    </tr>
    {{/FICHIER}}
  </tbody>
</table>
{{#RETENU}}<p class="message alerte">Les fichiers « Non analysé » ne sont pas remis : ce service ne remet que ce que son antivirus a pu analyser, et personne ne peut les télécharger. Découpez un fichier de plus de 2 Go en parties plus petites et déposez-les de nouveau, ou adressez-vous à l’administration du service.</p>
{{/RETENU}}{{/AVEC_FICHIERS}}{{#AVEC_DESTINATAIRES}}<h2>Destinataires</h2>
<table class="cartes">
  <caption class="hors-ecran">Destinataires de ce dépôt</caption>
  <thead><tr><th scope="col">Adresse</th><th scope="col">Message</th><th scope="col">Téléchargement</th>{{#RENVOYABLES}}<th scope="col">Action</th>{{/RENVOYABLES}}</tr></thead>
  <tbody>
    {{#DESTINATAIRE}}<tr>
      <th scope="row">{{COURRIEL}}</th>
      <td data-col="Message"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ENVOI}}</span>{{#RAISON}} <span class="second">{{TEXTE}}</span>{{/RAISON}}</td>
      <td data-col="Téléchargement">{{TELECHARGE}}</td>
      {{#RENVOYER}}<td><form method="post" action="{{RACINE}}{{PAGE}}/destinataires/{{CLE:u}}/renvoyer">{{!
        }}<input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="second-choix">{{#RELANCER}}Relancer<span class="hors-ecran"> {{COURRIEL}}</span>{{/RELANCER}}{{!
        }}{{#RENVOYER_LIEN}}Renvoyer<span class="hors-ecran"> le lien à {{COURRIEL}}</span>{{/RENVOYER_LIEN}}</button></form></td>{{/RENVOYER}}
    </tr>
    {{/DESTINATAIRE}}
  </tbody>
</table>
{{/AVEC_DESTINATAIRES}}{{#AJOUTER}}<h2>Envoyer l’adresse</h2>
<form method="post" action="{{RACINE}}{{PAGE}}/destinataires" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="cle" value="{{CLE_FORMULAIRE}}">
  <div class="champ">
    <label for="destinataires">Nouveaux destinataires</label>
    <p class="indice" id="destinataires-indice">Une adresse électronique par ligne. Chacun reçoit un lien à lui{{#AVEC_VOTRE_MESSAGE}}, avec votre message{{/AVEC_VOTRE_MESSAGE}}, sans le mot de passe.</p>
    {{#DESTINATAIRES_ERREUR}}<p class="erreur" id="destinataires-erreur">{{DESTINATAIRES_MESSAGE}}</p>{{/DESTINATAIRES_ERREUR}}
    <textarea id="destinataires" name="destinataires" rows="3" autocomplete="off" spellcheck="false"{{!
      }} aria-describedby="destinataires-indice{{#DESTINATAIRES_ERREUR}} destinataires-erreur{{/DESTINATAIRES_ERREUR}}"{{#DESTINATAIRES_ERREUR}} aria-invalid="true"{{/DESTINATAIRES_ERREUR}}>{{DESTINATAIRES:p}}</textarea>
  </div>
  <div class="actions"><button type="submit" class="second-choix">Envoyer l’adresse</button></div>
</form>
{{/AJOUTER}}<h2>Téléchargements</h2>
{{#SANS_TELECHARGEMENT}}<p>Personne n’a encore téléchargé ces fichiers.</p>
{{/SANS_TELECHARGEMENT}}{{#TELECHARGEMENTS}}<table class="cartes">
  <caption>{{COMPTE}}</caption>
  <thead><tr><th scope="col">Quand</th><th scope="col">Quoi</th><th scope="col">Par qui, d’où</th><th scope="col">Reçu</th></tr></thead>
  <tbody>
    {{#TELECHARGEMENT}}<tr>
      <th scope="row">{{QUAND}}</th>
      <td data-col="Quoi"><bdi>{{QUOI}}</bdi></td>
      <td data-col="Par qui, d’où">{{QUI}}</td>
      <td data-col="Reçu"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
    </tr>
    {{/TELECHARGEMENT}}
  </tbody>
</table>
{{#PAGES}}<ul class="pages">
  {{#PRECEDENTE}}<li><a href="{{RACINE}}{{LIEN}}">Page précédente</a></li>{{/PRECEDENTE}}
  <li>Page {{ICI}} sur {{SUR}}</li>
  {{#SUIVANTE}}<li><a href="{{RACINE}}{{LIEN}}">Page suivante</a></li>{{/SUIVANTE}}
</ul>
{{/PAGES}}{{/TELECHARGEMENTS}}{{#SANS_SUITE}}<p class="second">{{DEMANDES}}.</p>
{{/SANS_SUITE}}<h2>Réglages</h2>
<dl class="fiche">
  {{#PAR_UN_INVITE}}<dt>Déposé par</dt><dd><bdi>{{TEXTE}}</bdi></dd>
  {{/PAR_UN_INVITE}}<dt>Déposé le</dt><dd>{{CREE}}</dd>
  {{#VALABLE}}<dt>Jusqu’au</dt><dd>{{JUSQUE}}</dd>
  {{/VALABLE}}<dt>Mot de passe</dt><dd>{{#AVEC_MOT_DE_PASSE}}demandé à chaque téléchargement{{/AVEC_MOT_DE_PASSE}}{{#SANS_MOT_DE_PASSE}}aucun{{/SANS_MOT_DE_PASSE}}</dd>
  <dt>Téléchargements permis</dt><dd>{{PERMIS}}</dd>
  <dt>Avis de réception</dt><dd>{{AVIS}}</dd>
  <dt>Récapitulatif</dt><dd>{{RECAPITULATIF}}</dd>
  {{#AVEC_MOT_INVITE}}<dt>Ce que vous écrit cette personne</dt><dd class="lignes">{{TEXTE:p}}</dd>
  {{/AVEC_MOT_INVITE}}{{#AVEC_MESSAGE}}<dt>Message pour les destinataires</dt><dd class="lignes">{{TEXTE:p}}</dd>
  {{/AVEC_MESSAGE}}
</dl>
{{#ACTES}}<p class="actions">
  {{#MODIFIABLE}}<a class="bouton second-choix" href="{{RACINE}}{{PAGE}}/modifier">Modifier ou prolonger</a>{{/MODIFIABLE}}
  <a class="bouton second-choix" href="{{RACINE}}{{PAGE}}/fin">{{#MODIFIABLE}}Mettre fin au dépôt{{/MODIFIABLE}}{{#ABANDONNABLE}}Abandonner ce dépôt{{/ABANDONNABLE}}</a>
</p>
{{/ACTES}}
