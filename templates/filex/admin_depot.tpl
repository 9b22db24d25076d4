{{%AUTOESCAPE context="HTML"}}
{{! L’administration : un dépôt, et ce qu’on peut y faire. }}
{{! FAIT, PAS_FAIT : ce qui vient de l’être, ou non ; AVEC_INVITE : fait par un invité }}
{{! AVEC_RAISON : il est bloqué ; AVEC_MOT_INVITE, AVEC_MESSAGE : ce qu’écrivent l’invité, le déposant }}
{{! AVEC_LIEN : il s’ouvre ; AUTRE_HOTE : les destinataires ont une autre adresse }}
{{! PROLONGEABLE, DISPONIBLE, GELE, SUPPRIMABLE : ce que son état permet }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{#PAS_FAIT}}<p class="message alerte" role="alert">{{TEXTE}}</p>
{{/PAS_FAIT}}{{>ERREURS}}
<p><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></p>
<dl class="fiche">
  <dt>Déposant</dt><dd>{{QUI}}</dd>
  {{#AVEC_INVITE}}<dt>Déposé par un invité</dt><dd>{{TEXTE}}</dd>
  {{/AVEC_INVITE}}{{#AVEC_COURRIEL}}<dt>Adresse électronique</dt><dd>{{TEXTE}}</dd>
  {{/AVEC_COURRIEL}}<dt>Déposé le</dt><dd>{{CREE}}{{#AVEC_ADRESSE_RESEAU}}, depuis {{TEXTE}}{{/AVEC_ADRESSE_RESEAU}}</dd>
  <dt>Fin</dt><dd>{{FIN}}</dd>
  <dt>Mot de passe</dt><dd>{{MOT_DE_PASSE}}</dd>
  <dt>Téléchargements complets</dt><dd>{{TELECHARGEMENTS}}</dd>
  {{#AVEC_RAISON}}<dt>Bloqué parce que</dt><dd class="lignes">{{TEXTE:p}}</dd>
  {{/AVEC_RAISON}}{{#AVEC_MOT_INVITE}}<dt>Message de l’invité au déposant</dt><dd class="lignes">{{TEXTE:p}}</dd>
  {{/AVEC_MOT_INVITE}}{{#AVEC_MESSAGE}}<dt>Message pour les destinataires</dt><dd class="lignes">{{TEXTE:p}}</dd>
  {{/AVEC_MESSAGE}}{{!
    }}{{#AVEC_LIEN}}<dt>Page du destinataire</dt><dd><a href="{{LIEN}}">Ouvrir</a> <span class="second">(par ce lien{{#AUTRE_HOTE}}, et non par l’adresse des destinataires{{/AUTRE_HOTE}}, vos téléchargements ne comptent pas)</span></dd>
  {{/AVEC_LIEN}}
</dl>
<h2>Fichiers</h2>
{{#SANS_FICHIER}}<p>Aucun fichier n’est arrivé.</p>
{{/SANS_FICHIER}}{{#AVEC_FICHIERS}}<table class="cartes">
  <caption class="hors-ecran">Fichiers de ce dépôt</caption>
  <thead><tr><th scope="col">Nom</th><th scope="col" class="nombre">Taille</th><th scope="col">Antivirus</th><th scope="col">Empreinte SHA-256</th></tr></thead>
  <tbody>
    {{#FICHIER}}<tr>
      <th scope="row"><bdi>{{NOM_FICHIER}}</bdi></th>
      <td data-col="Taille" class="nombre">{{TAILLE}}</td>
      <td data-col="Antivirus">{{ANTIVIRUS}}</td>
      <td data-col="Empreinte SHA-256"><span class="code petit">{{EMPREINTE}}</span></td>
    </tr>
    {{/FICHIER}}
  </tbody>
</table>
{{/AVEC_FICHIERS}}{{#SIGNALEMENTS}}<h2>Signalements</h2>
<ul>
  {{#SIGNALEMENT}}<li><a href="{{RACINE}}{{LIEN}}">Signalement du {{QUAND}}</a> <span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></li>
  {{/SIGNALEMENT}}
</ul>
{{/SIGNALEMENTS}}{{#PROLONGEABLE}}<h2>Prolonger</h2>
<form method="post" action="{{RACINE}}{{PAGE}}/prolonger" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="jours">Jours à partir d’aujourd’hui</label>
    <p class="indice" id="jours-indice">De 1 à {{JOURS_MAX}}.</p>
    {{#JOURS_ERREUR}}<p class="erreur" id="jours-erreur">{{JOURS_MESSAGE}}</p>{{/JOURS_ERREUR}}
    <input id="jours" name="jours" inputmode="numeric" value="{{JOURS}}" maxlength="4" autocomplete="off"{{!
      }} aria-describedby="jours-indice{{#JOURS_ERREUR}} jours-erreur{{/JOURS_ERREUR}}"{{#JOURS_ERREUR}} aria-invalid="true"{{/JOURS_ERREUR}}>
  </div>
  <div class="actions"><button type="submit" class="second-choix">Prolonger ce dépôt</button></div>
</form>
{{/PROLONGEABLE}}{{#DISPONIBLE}}<h2>Bloquer</h2>
<form method="post" action="{{RACINE}}{{PAGE}}/geler" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="raison">Raison, que lira la personne qui a déposé</label>
    <p class="indice" id="raison-indice">Plus personne ne télécharge ces fichiers, qui restent sur le disque ; le destinataire apprend seulement que le dépôt est suspendu. On peut les rendre ensuite.</p>
    {{#RAISON_ERREUR}}<p class="erreur" id="raison-erreur">{{RAISON_MESSAGE}}</p>{{/RAISON_ERREUR}}
    <textarea id="raison" name="raison" rows="2" maxlength="500" autocomplete="off"{{!
      }} aria-describedby="raison-indice{{#RAISON_ERREUR}} raison-erreur{{/RAISON_ERREUR}}"{{#RAISON_ERREUR}} aria-invalid="true"{{/RAISON_ERREUR}}>{{RAISON:p}}</textarea>
  </div>
  <div class="actions"><button type="submit" class="second-choix">Bloquer ce dépôt</button></div>
</form>
{{/DISPONIBLE}}{{#GELE}}<h2>Rendre</h2>
<form method="post" action="{{RACINE}}{{PAGE}}/rendre">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p>Le dépôt est de nouveau à disposition, avec le temps qui lui restait quand il a été bloqué. Le déposant en est averti.</p>
  <div class="actions"><button type="submit" class="second-choix">Rendre ce dépôt</button></div>
</form>
{{/GELE}}{{#SUPPRIMABLE}}<h2>Supprimer</h2>
<p><a class="bouton second-choix" href="{{RACINE}}{{PAGE}}/supprimer">Supprimer ce dépôt</a></p>
{{/SUPPRIMABLE}}<h2>Journal</h2>
{{#SANS_JOURNAL}}<p>Rien n’est noté pour ce dépôt.</p>
{{/SANS_JOURNAL}}{{#JOURNAL}}<table class="cartes">
  <caption class="hors-ecran">Ce qui a été fait, le plus récent d’abord</caption>
  <thead><tr><th scope="col">Quand</th><th scope="col">Par qui</th><th scope="col">Quoi</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr>
      <th scope="row">{{QUAND}}</th>
      <td data-col="Par qui">{{AUTEUR}}</td>
      <td data-col="Quoi">{{QUOI}}</td>
    </tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/JOURNAL}}
