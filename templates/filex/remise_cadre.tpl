{{%AUTOESCAPE context="HTML"}}
{{! Le cadre des pages que voient les destinataires et les invités, sans le menu du site. La page vient à la place de CORPS. }}
{{! THEME : l’académie a sa feuille de style ; SITE : l’adresse du site, que FileX n’a pas toujours }}
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{{#EN_ERREUR}}Erreur : {{/EN_ERREUR}}{{TITRE}} – FileX – {{ACADEMIE}}</title>
<link rel="stylesheet" href="{{RACINE}}/statique/style.css">
{{#THEME}}<link rel="stylesheet" href="{{RACINE}}/statique/academie/theme.css">
{{/THEME}}<link rel="icon" href="{{RACINE}}/statique/icone.svg" type="image/svg+xml">
{{#SCRIPT}}<script src="{{RACINE}}/statique/js/{{FICHIER:u}}" defer></script>
{{/SCRIPT}}</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header class="entete">
  <div class="large entete-ligne">
    <p class="marque"><strong>FileX</strong> <span>{{ACADEMIE}}</span></p>
  </div>
</header>
{{#DEMONSTRATION}}<aside class="bandeau" aria-label="Démonstration"><p class="large">Site de démonstration : toutes les personnes sont inventées.</p></aside>
{{/DEMONSTRATION}}
<div class="large remise">
  <main id="contenu" tabindex="-1">
    <h1>{{TITRE}}</h1>
    {{>CORPS}}
  </main>
</div>
<footer class="pied">
  <div class="large">
    <p>FileX, la remise de fichiers volumineux : {{ACADEMIE}}</p>
    <ul>
      <li><a href="{{SITE}}/aide">Aide</a></li>
      <li><a href="{{SITE}}/accessibilite">Accessibilité : partiellement conforme</a></li>
      <li><a href="{{SITE}}/mentions-legales">Mentions légales</a></li>
    </ul>
  </div>
</footer>
</body>
</html>
