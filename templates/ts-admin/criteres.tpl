{{%AUTOESCAPE context="HTML"}}
{{! Générer ou notifier, étape 1 : les codes de qui. }}
{{! GENERATION ou NOTIFICATION : laquelle des deux pages ; MESSAGE : ce qui vient d’arriver }}
{{! RESPONSABLES, ELEVES, ECOLE, PAR_DIVISION… : la case qui était cochée ; COCHE : cette division, ce MEF l’était }}
{{>ERREURS}}
{{#MESSAGE}}<div class="message" role="status"><p>{{TEXTE}}</p></div>
{{/MESSAGE}}
<p class="etapes"><strong>Étape 1 sur 3&nbsp;: les critères</strong><span class="suite">Ensuite&nbsp;: la liste</span></p>
<form method="post" action="{{RACINE}}{{ACTION}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <fieldset>
    <legend>Les codes de qui</legend>
    <div class="case">{{!
      }}<input type="radio" id="population-responsables" name="population" value="responsables"{{#RESPONSABLES}} checked{{/RESPONSABLES}}><label for="population-responsables">Des responsables (CAR)</label></div>
    <div class="case">{{!
      }}<input type="radio" id="population-eleves" name="population" value="eleves"{{#ELEVES}} checked{{/ELEVES}}><label for="population-eleves">Des élèves, pour leur propre compte (CAE)</label></div>
  </fieldset>
  <fieldset>
    <legend>Quels élèves</legend>
    <div class="case"><input type="radio" id="portee-ecole" name="portee" value="ecole"{{#ECOLE}} checked{{/ECOLE}}><label for="portee-ecole">Tout l’établissement</label></div>
    <div class="case">{{!
      }}<input type="radio" id="portee-divisions" name="portee" value="divisions"{{#PAR_DIVISION}} checked{{/PAR_DIVISION}}><label for="portee-divisions">Les divisions cochées ci-dessous</label></div>
    <div class="case"><input type="radio" id="portee-mefs" name="portee" value="mefs"{{#PAR_MEF}} checked{{/PAR_MEF}}><label for="portee-mefs">Les MEF cochés ci-dessous</label></div>
    {{#DIVISION_ERREUR}}<p class="erreur" id="divisions-erreur">{{DIVISION_MESSAGE}}</p>{{/DIVISION_ERREUR}}
    <fieldset id="divisions" tabindex="-1"{{#DIVISION_ERREUR}} aria-describedby="divisions-erreur"{{/DIVISION_ERREUR}}>
      <legend>Divisions</legend>
      <div class="choix">
        {{#DIVISION}}<div class="case">{{!
          }}<input type="checkbox" id="c{{RANG}}" name="division" value="{{CLE}}"{{#COCHE}} checked{{/COCHE}}><label for="c{{RANG}}">{{LIBELLE}} <span class="second">({{EFFECTIF}})</span></label></div>
        {{/DIVISION}}
      </div>
    </fieldset>
    {{#MEF_ERREUR}}<p class="erreur" id="mefs-erreur">{{MEF_MESSAGE}}</p>{{/MEF_ERREUR}}
    <fieldset id="mefs" tabindex="-1"{{#MEF_ERREUR}} aria-describedby="mefs-erreur"{{/MEF_ERREUR}}>
      <legend>MEF</legend>
      <div class="choix">
        {{#MEF}}<div class="case">{{!
          }}<input type="checkbox" id="c{{RANG}}" name="mef" value="{{CLE}}"{{#COCHE}} checked{{/COCHE}}><label for="c{{RANG}}">{{LIBELLE}} <span class="second">({{EFFECTIF}})</span></label></div>
        {{/MEF}}
      </div>
    </fieldset>
  </fieldset>
  <fieldset>
    <legend>Quels responsables <span class="facultatif">(sans effet pour les codes des élèves)</span></legend>
    {{#RANG_ERREUR}}<p class="erreur" id="legal1-erreur">{{RANG_MESSAGE}}</p>{{/RANG_ERREUR}}
    <div class="case"><input type="checkbox" id="legal1" name="legal1" value="1"{{#LEGAL1}} checked{{/LEGAL1}}{{!
      }}{{#RANG_ERREUR}} aria-invalid="true" aria-describedby="legal1-erreur"{{/RANG_ERREUR}}><label for="legal1">Légal 1</label></div>
    <div class="case"><input type="checkbox" id="legal2" name="legal2" value="1"{{#LEGAL2}} checked{{/LEGAL2}}><label for="legal2">Légal 2</label></div>
    <div class="case"><input type="checkbox" id="autres" name="autres" value="1"{{#AUTRES}} checked{{/AUTRES}}><label for="autres">Autres responsables légaux et personnes en charge</label></div>
  </fieldset>
  {{#GENERATION}}<fieldset>
    <legend>Code déjà attribué ou non</legend>
    <div class="case">{{!
      }}<input type="radio" id="acces-pas" name="acces" value="pas_attribue"{{#ACCES_PAS_ATTRIBUE}} checked{{/ACCES_PAS_ATTRIBUE}}><label for="acces-pas">Pas encore attribué (ou expiré, refusé, désactivé)</label></div>
    <div class="case"><input type="radio" id="acces-deja" name="acces" value="attribue"{{#ACCES_ATTRIBUE}} checked{{/ACCES_ATTRIBUE}}><label for="acces-deja">Déjà attribué</label></div>
    <div class="case"><input type="radio" id="acces-tous" name="acces" value="tous"{{#ACCES_TOUS}} checked{{/ACCES_TOUS}}><label for="acces-tous">Tous</label></div>
  </fieldset>
  {{/GENERATION}}
  {{#NOTIFICATION}}<fieldset>
    <legend>Déjà notifiés ou non</legend>
    <div class="case">{{!
      }}<input type="radio" id="notifies-non" name="notifies" value="non"{{#NON_NOTIFIES}} checked{{/NON_NOTIFIES}}><label for="notifies-non">Seulement ceux qui n’ont pas encore été notifiés</label></div>
    <div class="case"><input type="radio" id="notifies-tous" name="notifies" value="tous"{{#NOTIFIES_TOUS}} checked{{/NOTIFIES_TOUS}}><label for="notifies-tous">Tous</label></div>
  </fieldset>
  <fieldset>
    <legend>Mode d’envoi</legend>
    <div class="case"><input type="radio" id="envoi-courriel" name="envoi" value="courriel"{{#COURRIEL}} checked{{/COURRIEL}}><label for="envoi-courriel">Par courriel</label></div>
    <div class="case">{{!
      }}<input type="radio" id="envoi-courrier" name="envoi" value="courrier"{{#COURRIER}} checked{{/COURRIER}}><label for="envoi-courrier">Par courrier&nbsp;: un PDF de lettres à imprimer</label></div>
    <div class="case">{{!
      }}<input type="radio" id="envoi-les-deux" name="envoi" value="les_deux"{{#LES_DEUX}} checked{{/LES_DEUX}}><label for="envoi-les-deux">Par courriel à ceux qui ont une adresse électronique, par courrier aux autres</label></div>
  </fieldset>
  {{/NOTIFICATION}}
  <p class="actions"><button type="submit">Voir la liste</button> <a class="bouton second-choix" href="{{RACINE}}/ts-admin/">Revenir aux applications</a></p>
</form>
