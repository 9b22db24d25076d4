{{%AUTOESCAPE context="HTML"}}
{{! Ce que voit un destinataire : les fichiers à télécharger. }}
{{! ATTENTE : trop de mots de passe faux ; D_UN_INVITE : le dépôt est d’une personne invitée }}
{{! PERSONNEL : le lien est à un seul destinataire ; AUTEUR : c’est le déposant qui regarde }}
{{! SAIN, EN_ATTENTE, INFECTE, NON_ANALYSE : ce que dit l’antivirus ; REMIS ou REFUSE : le fichier se télécharge, ou non }}
{{! TOUT : tous ensemble aussi ; ZIP_PLUS_TARD : pas encore ; RESTE : leur nombre est compté, PLUSIEURS : et il y a plus d’un fichier }}
{{>ERREURS}}
{{#ATTENTE}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/ATTENTE}}<p><strong><bdi>{{QUI}}</bdi></strong> vous envoie {{COMBIEN}}, à télécharger avant le <strong class="insecable">{{JUSQU_AU}}</strong>.</p>
{{#D_UN_INVITE}}<p class="second">Ce dépôt vient d’une personne qui a indiqué le nom « <bdi>{{DEPOSANT}}</bdi> » : le service ne l’a pas vérifié.</p>
{{/D_UN_INVITE}}{{#PERSONNEL}}<p class="second">Cette adresse est réservée à {{COURRIEL}}.</p>
{{/PERSONNEL}}{{#AVEC_MESSAGE}}<figure class="message-remise">
  <figcaption>Son message :</figcaption>
  <blockquote>{{#LIGNE}}<p>{{TEXTE}}</p>{{/LIGNE}}</blockquote>
</figure>
{{/AVEC_MESSAGE}}{{#AUTEUR}}<p class="message">Vous êtes connecté : vos propres téléchargements ne sont ni comptés ni signalés.</p>
{{/AUTEUR}}<form method="post" action="{{RACINE}}/f/{{JETON:u}}/telecharger" novalidate>
  <input type="hidden" name="acte" value="{{ACTE}}">
  {{#AVEC_MOT_DE_PASSE}}<div class="champ court">
    <label for="mot_de_passe">Mot de passe</label>
    <p class="indice" id="mot_de_passe-indice"><bdi>{{QUI}}</bdi> a dû vous le donner, par téléphone par exemple. Il est demandé à chaque téléchargement.</p>
    {{#MOT_DE_PASSE_ERREUR}}<p class="erreur" id="mot_de_passe-erreur">{{MOT_DE_PASSE_MESSAGE}}</p>{{/MOT_DE_PASSE_ERREUR}}
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="off" maxlength="256" required{{!
      }} aria-describedby="mot_de_passe-indice{{#MOT_DE_PASSE_ERREUR}} mot_de_passe-erreur{{/MOT_DE_PASSE_ERREUR}}"{{#MOT_DE_PASSE_ERREUR}} aria-invalid="true"{{/MOT_DE_PASSE_ERREUR}}>
  </div>
  {{/AVEC_MOT_DE_PASSE}}<h2>{{TITRE_LISTE}}</h2>
  <ul class="remis">
    {{#FICHIER}}<li>
      <div class="remis-quoi">
        <p class="remis-nom" id="{{ANCRE}}">{{NOM}}</p>
        <p class="second"><span class="insecable">{{TAILLE}}</span> · {{#SAIN}}analysé par l’antivirus : rien de suspect{{/SAIN}}{{!
          }}{{#EN_ATTENTE}}analyse par l’antivirus en cours{{/EN_ATTENTE}}{{!
          }}{{#INFECTE}}<strong class="etat erreur-etat">⚠ bloqué par l’antivirus</strong>{{/INFECTE}}{{!
          }}{{#NON_ANALYSE}}non analysé par l’antivirus{{/NON_ANALYSE}}</p>
        {{#AVEC_SHA256}}<details>
          <summary>Empreinte du fichier</summary>
          <p class="petit">SHA-256, pour vérifier que le fichier reçu est bien celui qui a été déposé :<br><span class="code">{{SHA256}}</span></p>
        </details>
        {{/AVEC_SHA256}}{{#REFUSE}}<p>{{RAISON}}</p>
        {{/REFUSE}}
      </div>
      {{#REMIS}}<button type="submit" name="fichier" value="{{CLE}}" aria-describedby="{{ANCRE}}">Télécharger<span class="hors-ecran"> {{NOM}}</span></button>
      {{/REMIS}}
    </li>
    {{/FICHIER}}
  </ul>
  {{#TOUT}}<div class="actions">
    <button type="submit" name="fichier" value="tous">Tout télécharger (zip, {{TAILLE}})</button>
  </div>
  <p class="second">Si votre connexion est fragile, téléchargez plutôt les fichiers un par un : un téléchargement coupé reprend alors où il en était.</p>
  {{/TOUT}}{{#ZIP_PLUS_TARD}}<p class="second">Le bouton pour tout télécharger apparaîtra ici dans quelques minutes, quand le service aura fini de vérifier les fichiers.</p>
  {{/ZIP_PLUS_TARD}}{{#RESTE}}<p>Il reste {{RESTANTS}}, toutes personnes réunies.{{#PLUSIEURS}} Chaque fichier compte pour un ; « Tout télécharger » compte aussi pour un seul.{{/PLUSIEURS}}</p>
  {{/RESTE}}
</form>
<h2>Avant d’ouvrir {{#OUVRIR_UN_FICHIER}}ce fichier{{/OUVRIR_UN_FICHIER}}{{#OUVRIR_DES_FICHIERS}}ces fichiers{{/OUVRIR_DES_FICHIERS}}</h2>
<p>Assurez-vous que vous connaissez la personne qui {{#OUVRIR_UN_FICHIER}}vous l’envoie{{/OUVRIR_UN_FICHIER}}{{#OUVRIR_DES_FICHIERS}}vous les envoie{{/OUVRIR_DES_FICHIERS}}. En cas de doute, demandez-lui par téléphone.</p>
<p><a href="{{RACINE}}/f/{{JETON:u}}/signaler">Signaler un contenu abusif ou dangereux</a></p>
