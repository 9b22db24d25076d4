{{%AUTOESCAPE context="HTML"}}
{{! « Mon compte ». }}
{{! MESSAGE_FAIT : ce qui vient d’être fait ; AVEC_NOM : le compte porte un nom }}
{{! AVEC_TOTP : ce compte peut avoir la double vérification ; TOTP ou SANS_TOTP : il l’a, ou non }}
{{! ANNUAIRE : l’annuaire de l’académie tient le mot de passe et l’adresse (ANNUAIRE_ADRESSE : il en donne une) ; LOCAL : c’est ce site }}
{{! SANS_COURRIEL, COURRIEL_CONFIRME, COURRIEL_A_CONFIRMER : où en est l’adresse ; EN_ATTENDANT : une autre est déjà confirmée }}
{{! CHANGER : l’adresse se change ici }}
{{! FAMILLE : un parent ou un élève ; SANS_ENFANT : rien ne lui est rattaché ; FERMES : commun/enfants_fermes.tpl }}
{{! SUSPENDU : l’établissement a fermé l’accès ; DETACHABLE : on peut s’en séparer }}
{{! APPAREIL : une connexion ouverte ; CELUI_CI : celle-ci ; AUTRES_APPAREILS : il y en a d’autres }}
{{! DE_FAMILLE : un compte de famille ; SUPPRIMABLE : son titulaire peut le supprimer }}
{{#MESSAGE_FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/MESSAGE_FAIT}}<h2>Connexion</h2>
<dl class="fiche">
  <dt>Identifiant</dt><dd>{{IDENTIFIANT}}</dd>
  {{#AVEC_NOM}}<dt>Nom</dt><dd>{{NOM}}</dd>
  {{/AVEC_NOM}}<dt>Cette connexion</dt><dd>{{DERNIERE}}</dd>
  <dt>Connexion précédente</dt><dd>{{PRECEDENTE}}</dd>
  {{#AVEC_TOTP}}<dt>Double vérification</dt><dd>{{#TOTP}}<span class="etat succes">✓ Installée</span>{{/TOTP}}{{#SANS_TOTP}}<span class="etat">Non installée</span>{{/SANS_TOTP}}</dd>
  {{/AVEC_TOTP}}</dl>
{{#ANNUAIRE}}<p>L’annuaire de l’académie tient votre mot de passe et votre adresse électronique{{#ANNUAIRE_ADRESSE}}, {{COURRIEL}}{{/ANNUAIRE_ADRESSE}} : ils se changent là-bas.</p>
{{/ANNUAIRE}}{{#LOCAL}}<p><a href="{{RACINE}}/compte/mot-de-passe">Changer de mot de passe</a></p>
<h2>Adresse électronique</h2>
{{/LOCAL}}{{#SANS_COURRIEL}}<p>Aucune adresse n’est enregistrée. Sans elle, un mot de passe oublié demande un nouveau code de l’établissement.</p>
<p><a href="{{RACINE}}/compte/courriel">Ajouter une adresse électronique</a></p>
{{/SANS_COURRIEL}}{{#COURRIEL_CONFIRME}}<p>{{COURRIEL}} <span class="etat succes">✓ Confirmée</span></p>
{{#CHANGER}}<p><a href="{{RACINE}}/compte/courriel">Changer d’adresse électronique</a></p>
{{/CHANGER}}{{/COURRIEL_CONFIRME}}{{#COURRIEL_A_CONFIRMER}}<p>{{COURRIEL}} <span class="etat alerte">! À confirmer</span></p>
<p>Ouvrez le lien du message envoyé à cette adresse. Il est valable 24 heures.{{#EN_ATTENDANT}} D’ici là, l’adresse confirmée reste la vôtre.{{/EN_ATTENDANT}}</p>
<form method="post" action="{{RACINE}}/compte/courriel/renvoyer">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="actions">
    <button class="second-choix" type="submit">Renvoyer le message de confirmation</button>
    <a href="{{RACINE}}/compte/courriel">Changer d’adresse électronique</a>
  </div>
</form>
{{/COURRIEL_A_CONFIRMER}}{{#FAMILLE}}<h2>{{TITRE_ENFANTS}}</h2>
{{#SANS_ENFANT}}<p>Aucun élève n’est rattaché à ce compte. Il vous faut un code donné par l’établissement.</p>
{{/SANS_ENFANT}}{{>FERMES}}<ul class="tuiles">
  {{#ENFANT}}<li class="tuile">
    <h3>{{NOM_ENFANT}}</h3>
    <p>{{#EN_DIVISION}}{{DIVISION}}, {{/EN_DIVISION}}{{ETABLISSEMENT}}</p>
    <p class="second">Depuis le {{DEPUIS}}</p>
    {{#SUSPENDU}}<p><span class="etat alerte">! Accès fermé</span></p>
    {{/SUSPENDU}}{{#DETACHABLE}}<p><a href="{{RACINE}}/compte/enfants/{{POIGNEE:u}}/detacher">Détacher<span class="hors-ecran"> {{NOM_ENFANT}} de ce compte</span></a></p>{{/DETACHABLE}}
  </li>
  {{/ENFANT}}
</ul>
<p><a class="bouton second-choix" href="{{RACINE}}/compte/enfants/ajouter">{{AJOUTER}}</a></p>
{{/FAMILLE}}<h2>Appareils connectés</h2>
<table class="cartes">
  <caption>Connexions ouvertes en ce moment</caption>
  <thead><tr><th scope="col">Appareil</th><th scope="col">Adresse réseau</th><th scope="col">Depuis</th><th scope="col">Vu pour la dernière fois</th></tr></thead>
  <tbody>
    {{#APPAREIL}}<tr>
      <th scope="row">{{NOM_APPAREIL}}{{#CELUI_CI}} <span class="etat actif">● Celui-ci</span>{{/CELUI_CI}}</th>
      <td data-col="Adresse réseau">{{ADRESSE}}</td>
      <td data-col="Depuis">{{OUVERT}}</td>
      <td data-col="Vu pour la dernière fois">{{VU}}</td>
    </tr>
    {{/APPAREIL}}
  </tbody>
</table>
{{#AUTRES_APPAREILS}}<form method="post" action="{{RACINE}}/compte/appareils/fermer">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="actions"><button class="second-choix" type="submit">Déconnecter les autres appareils</button></div>
</form>
{{/AUTRES_APPAREILS}}<h2>Mes données</h2>
<p>Le fichier contient tout ce qui est gardé avec ce compte{{#DE_FAMILLE}}. Les notes et les absences n’y sont pas : elles se lisent sur leurs pages{{/DE_FAMILLE}}.</p>
<p><a href="{{RACINE}}/compte/donnees" download>Télécharger mes données</a></p>
{{#SUPPRIMABLE}}<p><a href="{{RACINE}}/compte/supprimer">Supprimer mon compte</a></p>
{{/SUPPRIMABLE}}
