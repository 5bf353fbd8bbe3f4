/** The version of Slipway, as in every `package.json`. */
export const slipwayVersion = '0.1.0';
