{{%AUTOESCAPE context="HTML"}}
{{! L’accueil du personnel. }}
{{! CHOISIR : qui a un poste dans plusieurs établissements choisit d’abord le sien ; PORTAIL : sinon, ou ensuite }}
{{! A_VERIFIER : des codes demandent attention (SUSPENDUS, CONTESTES, NON_PARVENUS disent pourquoi) }}
{{! APPLICATION : une tuile par application permise ; AUCUNE : aucune ne l’est ; SERVICE : un service ouvert aux familles }}
{{#CHOISIR}}<form method="post" action="{{RACINE}}/ts-admin/etablissement">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <ul class="tuiles">
    {{#ETABLISSEMENT}}<li class="tuile">
      <h2>{{DENOMINATION}}</h2>
      <p>{{UAI}} – {{FONCTION}}</p>
      <p><button type="submit" name="etablissement" value="{{CLE}}">Choisir {{DENOMINATION}}</button></p>
    </li>
    {{/ETABLISSEMENT}}
  </ul>
</form>
{{/CHOISIR}}
{{#PORTAIL}}{{#A_VERIFIER}}<div class="message alerte">{{!
  }}<p><a href="{{RACINE}}{{ADRESSE}}">{{COMPTE}}</a>&nbsp;: {{#SUSPENDUS}}cinq dates de naissance fausses ont été essayées. Voyez avec la famille, puis donnez-lui un nouveau code.{{/SUSPENDUS}}{{!
  }}{{#CONTESTES}}quelqu’un a répondu que l’élève n’est pas le sien. Vérifiez l’adresse de la lettre, corrigez-la s’il le faut, puis donnez un nouveau code.{{/CONTESTES}}{{!
  }}{{#NON_PARVENUS}}le courriel n’a pas été remis. La page de chaque code dit pourquoi&nbsp;: faites corriger l’adresse électronique, ou envoyez une lettre.{{/NON_PARVENUS}}</p></div>
{{/A_VERIFIER}}<ul class="tuiles">
  {{#APPLICATION}}<li class="tuile">
    <h2>{{TITRE}}</h2>
    <p>{{PHRASE}}</p>
    <ul>
      {{#LIEN}}<li><a href="{{RACINE}}{{ADRESSE}}">{{LIBELLE}}</a></li>
      {{/LIEN}}
    </ul>
  </li>
  {{/APPLICATION}}
</ul>
{{#AUCUNE}}<div class="message"><p>Aucune application ne vous est encore ouverte ici. Le chef d’établissement peut vous donner les droits dont vous avez besoin.</p></div>
{{/AUCUNE}}
<h2>Services ouverts aux familles</h2>
<ul>
  {{#SERVICE}}<li>{{LIBELLE}} <span class="etat succes"><span aria-hidden="true">✓</span> Ouvert depuis le {{DEPUIS}}</span></li>
  {{/SERVICE}}
</ul>
{{#AUCUN_SERVICE}}<p>Aucun service n’est ouvert pour l’instant&nbsp;: les familles ne voient rien.</p>
{{/AUCUN_SERVICE}}
{{#PRECEDENTE}}<p class="second">Dernière connexion&nbsp;: le {{QUAND}}, depuis l’adresse {{RESEAU}}. Si ce n’était pas vous, changez votre mot de passe dans <a href="{{RACINE}}/compte">Mon compte</a>.</p>
{{/PRECEDENTE}}{{/PORTAIL}}
