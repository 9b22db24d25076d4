{{%AUTOESCAPE context="HTML"}}
{{! Les deux champs d’un code et d’une date de naissance, dans les formulaires qui les demandent. }}
<div class="champ">
    <label for="car">Code d’activation</label>
    <p class="indice" id="car-indice">16 caractères, sur le courrier ou dans le message de l’établissement, par exemple <span class="code insecable">7K2M 94QX ZR3T 8V5C</span>. Espaces, tirets, majuscules et minuscules ne comptent pas.</p>
    {{#CAR_ERREUR}}<p class="erreur" id="car-erreur">{{CAR_MESSAGE}}</p>{{/CAR_ERREUR}}
    <input class="code" id="car" name="car" type="text" value="{{CAR}}" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="64"{{!
      }} aria-describedby="car-indice{{#CAR_ERREUR}} car-erreur{{/CAR_ERREUR}}"{{#CAR_ERREUR}} aria-invalid="true"{{/CAR_ERREUR}}>
  </div>
  <div class="champ court">
    <label for="date_naissance">Date de naissance de l’élève</label>
    <p class="indice" id="date_naissance-indice">jj/mm/aaaa, par exemple 05/09/2012.</p>
    {{#DATE_ERREUR}}<p class="erreur" id="date_naissance-erreur">{{DATE_MESSAGE}}</p>{{/DATE_ERREUR}}
    <input id="date_naissance" name="date_naissance" type="text" value="{{DATE}}" inputmode="text" autocomplete="off" required maxlength="32"{{!
      }} aria-describedby="date_naissance-indice{{#DATE_ERREUR}} date_naissance-erreur{{/DATE_ERREUR}}"{{#DATE_ERREUR}} aria-invalid="true"{{/DATE_ERREUR}}>
  </div>
