// A letter as a school sends it, for the tests and the bench; `number` makes each one different.
#pragma once

#include "courrier/letter.hpp"

#include <string>

namespace sample {

inline courrier::Letter letter(int number = 0) {
    const auto n = std::to_string(number);
    courrier::Letter l;
    l.sender = {
        "Collège Les Trois Chênes",
        "12 rue de l’Île-aux-Œufs",
        "99120 Saint-Cœur-sur-Loire",
        "Téléphone : 01 99 00 12 34"};
    l.recipient = {
        "MME NOËLLE LEFÈVRE-D’AŸ " + n,
        "BATIMENT C ESCALIER 3",
        n + " RUE DE LA PAIX",
        "99120 SAINT CŒUR SUR LOIRE"};
    l.date_line = "Saint-Cœur-sur-Loire, le 24 novembre 2026";
    l.subject = "Vos codes d’accès aux téléservices pour Gaëlle LEFÈVRE " + n + " (6ème A)";
    l.opening = {
        "Madame,",
        "Notre établissement vous propose de consulter en ligne les absences et les notes de "
        "Gaëlle. "
        "Ce service est gratuit et n’est pas obligatoire. Pour l’utiliser, créez votre compte avec "
        "le "
        "code ci-dessous : il est personnel et ne sert qu’une fois."};
    l.code_label = "Votre code d’activation";
    l.code = "7K3M9QXT4HWR2N" + std::string(1, static_cast<char>('A' + number % 20)) + "C";
    l.qr = "https://teleservices.exemple.fr/compte/creer#car=" + l.code;
    l.site_label = "Adresse du site";
    l.site = "https://teleservices.exemple.fr/compte/creer";
    l.validity = "Ce code est valable jusqu’au 22 février 2027.";
    l.steps_title = "Comment créer votre compte";
    l.steps = {
        "Ouvrez l’adresse ci-dessus, ou photographiez le dessin avec votre téléphone.",
        "Choisissez un identifiant et un mot de passe, et indiquez votre adresse électronique.",
        "Recopiez le code, puis la date de naissance de votre enfant.",
        "Vous avez plusieurs enfants ? Ajoutez ensuite le code de chacun au même compte."};
    l.closing = {
        "Si vous n’êtes pas le représentant légal de cet élève, merci de nous le signaler."};
    l.signature = "Le chef d’établissement, Mme Roy";
    l.coupon = {
        "Coupon de refus",
        {"À renvoyer à l’établissement si vous ne souhaitez pas utiliser les téléservices. "
         "Vous pourrez changer d’avis à tout moment.", "Je soussigné(e) ne souhaite pas accéder aux téléservices pour Gaëlle LEFÈVRE " + n + "."},
        { "Nom et prénom",                                                  "Date",                                                                                     "Signature"}
    };
    return l;
}

}  // namespace sample
