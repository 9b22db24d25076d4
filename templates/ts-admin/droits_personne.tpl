{{%AUTOESCAPE context="HTML"}}
{{! Les droits d’une personne. CONFLIT : quelqu’un d’autre les a changés entre-temps }}
{{! ADJOINT : l’on peut la nommer adjointe ; TOUTES : elle l’est, et a tout ; APPLICATION : une case ; COCHE : cochée }}
{{! FIN : l’on peut mettre fin à son poste }}
<p>{{FONCTION}}</p>
{{#CONFLIT}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/CONFLIT}}<form method="post" action="{{RACINE}}/ts-admin/droits/{{CLE:u}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="vu" value="{{VU}}">
  {{#ADJOINT}}<div class="case">{{!
    }}<input type="checkbox" id="adjoint" name="adjoint" value="1"{{#COCHE}} checked{{/COCHE}} aria-describedby="adjoint-indice"><div>{{!
    }}<label for="adjoint">Adjoint du chef d’établissement</label>{{!
    }}<p class="indice" id="adjoint-indice">Un adjoint a toutes les applications et peut donner des droits.</p></div></div>
  {{/ADJOINT}}
  <fieldset>
    <legend>Applications</legend>
    {{#TOUTES}}<p>Un adjoint a toutes les applications tant qu’il est adjoint.</p>{{/TOUTES}}
    {{#APPLICATION}}<div class="case"><input type="checkbox" id="application-{{VALEUR}}" name="application" value="{{VALEUR}}"{{#COCHE}} checked{{/COCHE}}{{!
      }}{{#TOUTES}} disabled{{/TOUTES}}><label for="application-{{VALEUR}}">{{LIBELLE}}</label></div>
    {{/APPLICATION}}
  </fieldset>
  <p class="actions"><button type="submit">Enregistrer les droits {{DE}}{{NOM}}</button> <a class="bouton second-choix" href="{{RACINE}}/ts-admin/droits">Annuler</a></p>
</form>
{{#FIN}}<h2>Départ de l’établissement</h2>
<p><a class="bouton second-choix" href="{{RACINE}}/ts-admin/droits/{{CLE:u}}/fin">Mettre fin au poste {{DE}}{{NOM}}…</a></p>
{{/FIN}}