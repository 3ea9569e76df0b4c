/**
 * What each problem code of the control plane means, for /docs/problems; plain text, `code` between backquotes.
 * The spec beside it holds the table against the codes in the sources, both ways.
 */
export const PROBLEM_CODES: Readonly<Record<string, string>> = {
  // Any route
  invalid_data: 'The body or a parameter does not fit. `errors` names each field by its JSON pointer and says what is wrong with it.',
  invalid_request: 'The request could not be read, for example because its body is no JSON.',
  not_found: 'There is nothing at this path. The reference lists the routes.',
  method_not_allowed: 'The path exists, but not with this method.',
  too_large: 'The body is larger than 1 MiB, or the address is too long.',
  unsupported_media_type: 'Send the body as JSON, with `Content-Type: application/json`.',
  cross_site_request:
    'A change was asked for by a page of another site, or without saying that it is JSON. Scripts send `Content-Type: application/json` and no `Origin`.',
  try_again:
    'The service is too busy, or the database is out of reach for a moment. Nothing was changed; repeat after `Retry-After` seconds.',
  dashboard_not_built: 'The pages of the dashboard were not built on this machine; the API works without them. Run `npm run build`.',
  too_many_streams: 'The account has too many live streams open at once. Close a window, or read again and again instead.',
  server_error: 'Something went wrong on our side. Give the `request_id` to the administrator, who finds it in the log.',

  // Background work
  job_not_failing: 'No unfinished job with an error has this id. It may have been done meanwhile: load the list again.',
  queues_unavailable: 'The queues are out of reach for the moment. Jobs are kept in the database until they are done, so none is lost.',

  // Who you are
  sign_in_required: 'Nobody is signed in to the realm of this route, or the session has ended. The two realms have separate sessions.',
  email_not_confirmed: 'Confirm your e-mail address first, by the link that was mailed to you.',
  role_required: 'The account lacks the role that this route needs; `detail` names it.',
  sign_in_failed: 'E-mail and password do not belong together. The answer is the same whether the account exists or not.',
  account_suspended: 'The account is suspended. Only an administrator of the marketplace can reinstate it.',
  fresh_sign_in_required:
    'This needs a sign-in, or the password given again (`POST /api/{realm}/session/confirm`), within the last ten minutes.',
  too_many_attempts: 'Too many attempts from your network. Wait for `Retry-After` seconds.',

  // Accounts
  weak_password: 'The password is too easy to guess, or is known from a leak. `errors` says what would be better.',
  wrong_password: 'The present password was asked for and does not match.',
  password_changed_meanwhile: 'The password was changed from elsewhere at the same moment. Sign in again.',
  link_invalid_or_expired: 'The link is unknown, too old, or was replaced by a newer one. Ask for a new mail and use the latest.',
  link_used: 'The link was used already. What it was for is done.',
  already_confirmed: 'The e-mail address is confirmed already.',
  session_not_found: 'You have no such session; it may have ended.',
  account_not_found: 'There is no such account.',
  email_taken: 'There is an account with this e-mail address already.',
  already_suspended: 'The account is suspended already.',
  not_suspended: 'The account is not suspended.',
  cannot_suspend_yourself: 'Nobody can suspend their own account.',
  last_administrator: 'The marketplace must keep one administrator. Make another one first.',
  role_changed_meanwhile: 'Somebody changed the role at the same moment. Look at it again.',

  // Websites
  website_not_found: 'There is no such website among those that you are an operator of. Whether it exists is not told.',
  external_id_taken: 'Another website has this `external_id` already.',
  operator_role_required: 'Your role on this website does not allow it; `detail` names the roles that do.',
  operator_not_found: 'The account is no operator of this website.',
  last_owner: 'A website must keep one owner. Make another one first.',
  invitation_not_found: 'There is no such open invitation.',
  already_operator: 'The account is an operator of this website already.',

  // Security access groups
  group_not_found: 'The website has no such security access group.',
  group_name_taken: 'A group of this website has that name already, or it is the name of a role; capital letters make no difference.',
  group_in_use:
    'Operators or keys are in this group; `operators` and `keys` name them. Give in `move_to` the group in which they are to be instead.',
  role_needs_no_group: 'Owners and administrators may do everything; a group cannot narrow that. Give the operator another role first.',

  // Channels
  channel_not_found: 'The website has no such channel. The answer is the same for one that is forged, withdrawn or of another website.',
  channel_name_taken: 'A channel of this website has that name already; capital letters make no difference.',
  too_many_channels: 'A website has at most a hundred channels. Withdraw one first.',

  // Campaigns
  campaign_not_found: 'The website has no such campaign.',

  // Website keys
  key_not_found: 'The website has no such key.',
  key_name_taken: 'A key of this website has that name already; capital letters make no difference.',
  key_request_not_found: 'The website has no such request for a contact-centre key.',
  key_request_open: 'The website has a request for a contact-centre key that is not decided yet. Withdraw that one, or wait.',
  viewable_keys_off: 'The platform’s administrator has not switched on viewable keys, or has switched them off: no key is shown twice.',
  key_deleted: 'The key was deleted. It is refused for good, and nothing about it can change.',
  key_ended: 'The key has expired or was revoked. It is refused for good and can only be deleted.',
  user_key_exists: 'The operator has a user key already, and an operator has one.',
  user_key_not_found: 'The operator has no user key.',

  // Rotation, and repeating a request
  nothing_to_rotate: 'There is no working key to rotate: it is not claimed yet, has expired or was ended.',
  rotation_under_way:
    'The old key of the last rotation still works. End it first, or wait; `reason: lost` and `reason: leaked` are for emergencies.',
  no_schedule: 'The key rotates by no schedule that could be reset.',
  self_rotation_disabled: 'The key was not made with `may_rotate_itself`, or retires. (An answer of the REST API.)',
  nothing_lost: 'The new key has been used, so its secret is not lost. Rotate that key, with `reason: leaked` if it is in the wrong hands.',
  idempotency_key_invalid: 'An `Idempotency-Key` needs at least 128 random bits: a random UUID, or 22 url-safe characters.',
  idempotency_key_reused: 'The same `Idempotency-Key` came with another body within ten minutes. Nothing was done.',
  answer_not_kept:
    'The change was made by an earlier request with this `Idempotency-Key`, and its answer is not shown again, because the key in it has ended or was made for a leaked one.',

  // Plugins and keypairs
  plugin_not_found: 'There is no such plugin among yours. Whether it exists is not told.',
  confirmation_mismatch: 'What was typed as confirmation is not the name of the plugin.',
  keypair_not_found: 'A plugin has the keypairs `development` and `production`, and no other.',
  nothing_to_roll: 'There is no key of this environment to roll: none was issued or claimed yet.',
  already_claimed:
    'The key was claimed already, and is shown once. If it is lost, roll a keypair; delete a contact-centre key and ask again.',
  nothing_to_claim: 'There is no production keypair to claim: no scope request was approved yet.',
  reset_limit_reached: 'The development quota was reset ten times today; it can be reset again tomorrow (UTC).',

  // Trusted websites
  trust_code_not_found:
    'The trust code is unknown, used, older than 15 minutes, or made for another e-mail address. Which of these is not told.',
  redeem_limit_reached: 'Ten codes an hour may be tried. Wait for `Retry-After` seconds.',
  already_trusted: 'The website trusts your account already, or waits for its owner’s confirmation.',
  trusted_developer_not_found: 'There is no such developer on this website’s list.',
  trusted_website_not_found: 'There is no such website on your list.',
  account_name_mismatch: 'The name that was typed is not the name of the account that redeemed the code.',
  trust_not_pending: 'This trust does not wait for a confirmation (any more).',
  trust_ended: 'This trust has ended already.',

  // Scope requests and review
  scope_request_not_found: 'There is no such scope request here.',
  request_open: 'The plugin has an open scope request already. Change or withdraw that one.',
  wrong_state: 'The scope request is not in a state in which this is possible; `detail` names its state.',
  nothing_to_draft:
    'A request is drafted from what the development keypair really called, and it called nothing that needs a further scope.',
  already_decided: 'Another reviewer decided first. The answer carries that decision, which counts.',
  review_item_not_found: 'There is no such item in the review queue.',
  leased: 'Another reviewer works on this item; the answer says who and until when.',
  developer_suspended: 'Wait until an administrator has reinstated the developer’s account, or leave the item.',
  second_reviewer_needed: 'Your verdict is stored. A different reviewer has to give the second one.',
  nothing_to_take_back: 'There is no decision of yours on this item that could still be taken back.',
  canned_reason_not_found: 'There is no canned reason of this code.',
  canned_reason_taken: 'There is a canned reason of this code already.',
  set_changed: 'The items, or what would happen to them, are not those of the dry run any more. Make a new one.',
  already_appealed: 'A decision can be appealed against once, and an appeal not at all.',
  settings_changed_meanwhile: 'Another administrator changed the settings at the same moment. Read them again and repeat.',
  conflict_of_interest: 'You may not decide this request, because you or your website are concerned. Another reviewer has to.',

  claim_lapsed: 'The key was not claimed within 30 days of its approval. Ask again: by a scope request, or for a new contact-centre key.',
  quota_request_not_found: 'There is no such quota request here.',
  quota_request_open: 'The plugin has a quota request that is not decided yet. Withdraw that one, or wait.',
  no_production_quota: 'The plugin gets a production quota with its first approved scope request; until then there is none to raise.',
  review_policy_not_found: 'There is no such version of the review policy.',
  simulation_required: 'A version of the review policy can be switched on only after exactly its rules were simulated on past decisions.',

  // Request log
  request_not_found: 'There is no such request among those with a credential of yours. Whether there is one of somebody else is not told.',

  // Installs
  install_link_not_found:
    'The install link is not valid: unknown, renewed, switched off, expired or used up. Ask the developer for a new one.',
  nothing_granted: 'No reviewer has approved any scope for this plugin yet, so there is nothing to install.',
  grant_changed:
    'A scope was posted that the plugin does not hold (any more). Nothing was changed; open the link again to see the present list.',
  install_not_found: 'The plugin is not installed on this website.',
};
