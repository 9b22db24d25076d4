{{%AUTOESCAPE context="HTML"}}
{{! Le cadre de toutes les pages du site : en-tête, menu, fil d’Ariane, pied. Chaque page vient à la place de CORPS. }}
{{! THEME : l’académie a sa feuille de style }}
{{! SCRIPT : un par fichier JavaScript que la page demande }}
{{! NAVIGATION : une par entrée du menu ; COURANT : celle où l’on est }}
{{! CONNECTE : quelqu’un est connecté }}
{{! MODELES_REFUSES : montré à l’administrateur de l’académie quand ses modèles sont refusés, avec la raison }}
{{! SAISIE_GARDEE : un formulaire n’a pas pu être enregistré et attend d’être repris }}
{{! CONTEXTE : l’élève ou l’établissement choisi ; CHANGER : il y en a d’autres }}
{{! AVEC_FIL, FIL : le fil d’Ariane, et une étape entre l’accueil et cette page }}
{{! CHAPEAU : la phrase sous le titre }}
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{#EN_ERREUR}}Erreur : {{/EN_ERREUR}}{{TITRE}} – Télé-services – {{ACADEMIE}}</title>
<link rel="stylesheet" href="{{RACINE}}/statique/style.css">
{{#THEME}}<link rel="stylesheet" href="{{RACINE}}/statique/academie/theme.css">
{{/THEME}}<link rel="icon" href="{{RACINE}}/statique/icone.svg" type="image/svg+xml">
{{#SCRIPT}}<script src="{{RACINE}}/statique/js/{{FICHIER:u}}" defer></script>
{{/SCRIPT}}</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header class="entete">
  <div class="large entete-ligne">
    <p class="marque"><a href="{{RACINE}}/"><strong>Télé-services</strong> <span>{{ACADEMIE}}</span></a></p>
    <details class="menu">
      <summary>Menu</summary>
      <nav aria-label="Navigation principale">
        <ul>
          {{#NAVIGATION}}<li><a href="{{RACINE}}{{LIEN}}"{{#COURANT}} aria-current="page"{{/COURANT}}>{{LIBELLE}}</a></li>
          {{/NAVIGATION}}
        </ul>
        {{#CONNECTE}}<form class="deconnexion" method="post" action="{{RACINE}}/deconnexion">
          <input type="hidden" name="_csrf" value="{{CSRF}}">
          <p class="connecte">{{NOM}}</p>
          <button class="discret" type="submit">Se déconnecter</button>
        </form>{{/CONNECTE}}
      </nav>
    </details>
  </div>
</header>
{{#DEMONSTRATION}}<aside class="bandeau" aria-label="Démonstration"><p class="large">Site de démonstration : toutes les personnes sont inventées.</p></aside>
{{/DEMONSTRATION}}
{{#MODELES_REFUSES}}<aside class="bandeau" aria-label="Modèles de l’académie">{{!
  }}<p class="large">Les derniers changements des modèles de l’académie ne sont pas en service : l’un d’eux est refusé. {{RAISON}}</p></aside>
{{/MODELES_REFUSES}}{{!
  }}{{#SAISIE_GARDEE}}<aside class="bandeau" aria-label="Saisie gardée"><p class="large">Une saisie n’a pas été envoyée. <a href="{{RACINE}}/compte/reprendre">La retrouver</a></p></aside>
{{/SAISIE_GARDEE}}
{{#CONTEXTE}}<section class="contexte" aria-label="Élève ou établissement choisi">{{!
  }}<p class="large"><strong>{{LIBELLE}}</strong>{{#CHANGER}} <a href="{{RACINE}}{{LIEN}}">Changer<span class="hors-ecran"> d’élève ou d’établissement</span></a>{{/CHANGER}}</p></section>
{{/CONTEXTE}}
<div class="large">
  {{#AVEC_FIL}}<nav class="fil" aria-label="Fil d’Ariane">
    <ol>
      <li><a href="{{RACINE}}/">Accueil</a></li>
      {{#FIL}}<li><a href="{{RACINE}}{{LIEN}}">{{LIBELLE}}</a></li>
      {{/FIL}}<li aria-current="page">{{TITRE}}</li>
    </ol>
  </nav>{{/AVEC_FIL}}
  <main id="contenu" tabindex="-1">
    <h1>{{TITRE}}</h1>
    {{#CHAPEAU}}<p class="chapeau">{{PHRASE}}</p>{{/CHAPEAU}}
    {{>CORPS}}
  </main>
</div>
<footer class="pied">
  <div class="large">
    <p>{{ACADEMIE}}</p>
    <ul>
      <li><a href="{{RACINE}}/aide">Aide</a></li>
      <li><a href="{{RACINE}}/accessibilite">Accessibilité : partiellement conforme</a></li>
      <li><a href="{{RACINE}}/mentions-legales">Mentions légales</a></li>
      <li><a href="{{RACINE}}/plan">Plan du site</a></li>
    </ul>
  </div>
</footer>
</body>
</html>
