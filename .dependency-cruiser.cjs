// The arrows of docs/architecture.md, checked.
// Libraries from the bottom to the top. One may import only from the lines above its own; those on one line not each other.
const ORDER = [
  ['platform'],
  ['scopes', 'audit'],
  ['auth'],
  ['accounts'],
  ['websites'],
  ['usage'],
  ['credentials'],
  ['plugins'],
  ['review'],
  ['scope-requests', 'key-requests'],
  ['installs'],
  ['guard'],
  ['request-log'],
  ['website-data'],
  ['control-plane'],
];

const libraryOrder = ORDER.flatMap((names, rank) =>
  names
    .map((name) => ({ name, banned: [...names.filter((other) => other !== name), ...ORDER.slice(rank + 1).flat()] }))
    .filter(({ banned }) => banned.length > 0)
    .map(({ name, banned }) => ({
      name: `order-${name}`,
      severity: 'error',
      from: { path: `^libs/${name}/` },
      to: { path: `^libs/(${banned.join('|')})/` },
    })),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'libs-in-order-list',
      comment: 'A library that is missing from ORDER would escape its rules.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${ORDER.flat().join('|')})/` },
      to: {},
    },
    { name: 'libs-not-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/launcher/build\\.mjs$'] },
    },
    {
      name: 'dashboard-areas-apart',
      comment: 'A screen of one area that another needs belongs into parts/.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/(developer|reviewer|console|administration|account|signed-out)/' },
      to: {
        path: '^apps/dashboard/src/(developer|reviewer|console|administration|account|signed-out)/',
        pathNot: '^apps/dashboard/src/$1/',
      },
    },
    {
      name: 'front-door-between-libs',
      comment: 'Cross a library boundary only through its index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'front-door-from-outside',
      severity: 'error',
      from: { path: '^(apps|test|bench)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'controllers-thin',
      comment: 'A controller asks its service; it knows neither rows nor queues.',
      severity: 'error',
      // The health check's very question is whether the database answers.
      from: { path: '\\.controller\\.ts$', pathNot: '/health\\.controller\\.ts$' },
      to: { path: '(\\.entity\\.ts$|node_modules/(typeorm|bullmq)/)' },
    },
    {
      name: 'launcher-before-install',
      comment: 'The launcher runs before node_modules exists.',
      severity: 'error',
      from: { path: '^apps/launcher/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypesNot: ['core'], pathNot: '^apps/launcher/' },
    },
    ...libraryOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
