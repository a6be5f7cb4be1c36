package org.civicmoderation.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the EU's DSA Transparency Database classifies what a criterion is about (schema version 2).
 * Immutable. Names stand without the database's prefixes STATEMENT_CATEGORY_ and KEYWORD_.
 *
 * @param category one of {@link #CATEGORIES}
 * @param keywords of {@link #KEYWORDS}, in the pack's order; may be empty
 * @param other what the keyword OTHER stands for, or null
 */
public record DsaClassification(String category, List<String> keywords, @Nullable String other) {
  /** The database's categories. */
  public static final List<String> CATEGORIES =
      List.of(
          "ANIMAL_WELFARE",
          "CONSUMER_INFORMATION",
          "CYBER_VIOLENCE",
          "CYBER_VIOLENCE_AGAINST_WOMEN",
          "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
          "ILLEGAL_OR_HARMFUL_SPEECH",
          "INTELLECTUAL_PROPERTY_INFRINGEMENTS",
          "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
          "NOT_SPECIFIED_NOTICE",
          "OTHER_VIOLATION_TC",
          "PROTECTION_OF_MINORS",
          "RISK_FOR_PUBLIC_SECURITY",
          "SCAMS_AND_FRAUD",
          "SELF_HARM",
          "UNSAFE_AND_PROHIBITED_PRODUCTS",
          "VIOLENCE");

  /** The database's keywords, which say more exactly what a category is about. */
  public static final List<String> KEYWORDS =
      List.of(
          "ADULT_SEXUAL_MATERIAL",
          "AGE_SPECIFIC_RESTRICTIONS",
          "AGE_SPECIFIC_RESTRICTIONS_MINORS",
          "ANIMAL_HARM",
          "BIOMETRIC_DATA_BREACH",
          "BULLYING_AGAINST_GIRLS",
          "CHILD_SEXUAL_ABUSE_MATERIAL",
          "CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE",
          "CONTENT_PROMOTING_EATING_DISORDERS",
          "COORDINATED_HARM",
          "COPYRIGHT_INFRINGEMENT",
          "CYBER_BULLYING_INTIMIDATION",
          "CYBER_HARASSMENT",
          "CYBER_HARASSMENT_AGAINST_WOMEN",
          "CYBER_INCITEMENT",
          "CYBER_STALKING",
          "CYBER_STALKING_AGAINST_WOMEN",
          "DATA_FALSIFICATION",
          "DEFAMATION",
          "DESIGN_INFRINGEMENT",
          "DISCRIMINATION",
          "FEMALE_GENDERED_DISINFORMATION",
          "GEOGRAPHICAL_REQUIREMENTS",
          "GEOGRAPHIC_INDICATIONS_INFRINGEMENT",
          "GOODS_SERVICES_NOT_PERMITTED",
          "GROOMING_SEXUAL_ENTICEMENT_MINORS",
          "HATE_SPEECH",
          "HIDDEN_ADVERTISEMENT",
          "HUMAN_EXPLOITATION",
          "HUMAN_TRAFFICKING",
          "ILLEGAL_ORGANIZATIONS",
          "IMPERSONATION_ACCOUNT_HIJACKING",
          "INAUTHENTIC_ACCOUNTS",
          "INAUTHENTIC_LISTINGS",
          "INAUTHENTIC_USER_REVIEWS",
          "INCITEMENT_AGAINST_WOMEN",
          "INCITEMENT_VIOLENCE_HATRED",
          "INSUFFICIENT_INFORMATION_ON_TRADERS",
          "LANGUAGE_REQUIREMENTS",
          "MISINFORMATION_DISINFORMATION",
          "MISLEADING_INFO_CONSUMER_RIGHTS",
          "MISLEADING_INFO_GOODS_SERVICES",
          "MISSING_PROCESSING_GROUND",
          "NONCOMPLIANCE_PRICING",
          "NON_CONSENSUAL_IMAGE_SHARING",
          "NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN",
          "NON_CONSENSUAL_MATERIAL_DEEPFAKE",
          "NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN",
          "NUDITY",
          "OTHER",
          "PATENT_INFRINGEMENT",
          "PHISHING",
          "PROHIBITED_PRODUCTS",
          "PYRAMID_SCHEMES",
          "RIGHT_TO_BE_FORGOTTEN",
          "RISK_ENVIRONMENTAL_DAMAGE",
          "RISK_PUBLIC_HEALTH",
          "SELF_MUTILATION",
          "STALKING",
          "SUICIDE",
          "TERRORIST_CONTENT",
          "TRADEMARK_INFRINGEMENT",
          "TRADE_SECRET_INFRINGEMENT",
          "TRAFFICKING_WOMEN_GIRLS",
          "UNLAWFUL_SALE_ANIMALS",
          "UNSAFE_CHALLENGES",
          "UNSAFE_PRODUCTS",
          "VIOLATION_EU_LAW",
          "VIOLATION_NATIONAL_LAW");

  public DsaClassification {
    Objects.requireNonNull(category, "category");
    keywords = List.copyOf(keywords);
    if (!CATEGORIES.contains(category) || !KEYWORDS.containsAll(keywords)) {
      throw new IllegalArgumentException("the database has no " + category + " " + keywords);
    }
  }

  static Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    CATEGORIES.forEach(category -> choices.put(category, category));
    return choices;
  }
}
