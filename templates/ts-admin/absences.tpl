{{%AUTOESCAPE context="HTML"}}
{{! Les paramètres des absences. ENREGISTRE : c’est fait ; CONFLIT : quelqu’un d’autre les a changés entre-temps }}
{{! VU : l’état que la page montrait, pour s’en apercevoir }}
{{>ERREURS}}
{{#ENREGISTRE}}<div class="message succes" role="status"><p>Les paramètres sont enregistrés.</p></div>
{{/ENREGISTRE}}
{{#CONFLIT}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/CONFLIT}}<form method="post" action="{{RACINE}}/ts-admin/absences">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="vu" value="{{VU}}">
  <fieldset>
    <legend>Ce que les familles voient</legend>
    <p>Les absences et leurs totaux en demi-journées sont toujours visibles quand le service est ouvert.</p>
    <div class="case"><input type="checkbox" id="voir_motifs" name="voir_motifs" value="1"{{#MOTIFS}} checked{{/MOTIFS}}><label for="voir_motifs">Les motifs des absences</label></div>
    <div class="case"><input type="checkbox" id="voir_retards" name="voir_retards" value="1"{{#RETARDS}} checked{{/RETARDS}}><label for="voir_retards">Les retards</label></div>
  </fieldset>
  <fieldset>
    <legend>Contact de la vie scolaire</legend>
    <div class="champ">
      <label for="vie_scolaire_nom">Nom ou service <span class="facultatif">(facultatif)</span></label>
      <p class="indice" id="vie_scolaire_nom-indice">Par exemple&nbsp;: Bureau de la vie scolaire</p>
      {{#NOM_ERREUR}}<p class="erreur" id="vie_scolaire_nom-erreur">{{NOM_MESSAGE}}</p>{{/NOM_ERREUR}}
      <input id="vie_scolaire_nom" name="vie_scolaire_nom" value="{{NOM}}"{{!
        }} aria-describedby="vie_scolaire_nom-indice{{#NOM_ERREUR}} vie_scolaire_nom-erreur{{/NOM_ERREUR}}"{{#NOM_ERREUR}} aria-invalid="true"{{/NOM_ERREUR}}>
    </div>
    <div class="champ court">
      <label for="vie_scolaire_telephone">Téléphone <span class="facultatif">(facultatif)</span></label>
      <p class="indice" id="vie_scolaire_telephone-indice">Par exemple&nbsp;: 05 56 00 00 00</p>
      {{#TELEPHONE_ERREUR}}<p class="erreur" id="vie_scolaire_telephone-erreur">{{TELEPHONE_MESSAGE}}</p>{{/TELEPHONE_ERREUR}}
      <input id="vie_scolaire_telephone" name="vie_scolaire_telephone" type="tel" value="{{TELEPHONE}}"{{!
        }} aria-describedby="vie_scolaire_telephone-indice{{#TELEPHONE_ERREUR}} vie_scolaire_telephone-erreur{{/TELEPHONE_ERREUR}}"{{#TELEPHONE_ERREUR}} aria-invalid="true"{{/TELEPHONE_ERREUR}}>
    </div>
    <div class="champ">
      <label for="vie_scolaire_courriel">Adresse électronique <span class="facultatif">(facultatif)</span></label>
      <p class="indice" id="vie_scolaire_courriel-indice">Par exemple&nbsp;: vie-scolaire@exemple.fr</p>
      {{#COURRIEL_ERREUR}}<p class="erreur" id="vie_scolaire_courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
      <input id="vie_scolaire_courriel" name="vie_scolaire_courriel" type="email" value="{{COURRIEL}}"{{!
        }} aria-describedby="vie_scolaire_courriel-indice{{#COURRIEL_ERREUR}} vie_scolaire_courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
    </div>
  </fieldset>
  <p class="actions"><button type="submit">Enregistrer</button> <a class="bouton second-choix" href="{{RACINE}}/ts-admin/">Revenir aux applications</a></p>
</form>
